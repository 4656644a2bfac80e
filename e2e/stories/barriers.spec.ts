import { barriers } from '../driver/browser.ts'
import type { Desk } from '../driver/desk.ts'
import { openPhone } from '../driver/officer.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import type { House } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const SECTIONS = ['alerts', 'incidents', 'rallies', 'groups', 'devices', 'orders']
const ADMIN_SECTIONS = ['people', 'sessions', 'displays', 'devices', 'system']
const OPERATION_PARTS = ['rules', 'contests', 'sites']

/** One of everything, so that no list is empty. */
async function furnish(house: House, desk: Desk): Promise<void> {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  await desk.rally('Lapangan utara')
  await desk.incident('Gerbang timur')
}

for (const [language, theme] of [
  ['id', 'light'],
  ['en', 'dark'],
] as const) {
  test(`nothing on login, console and wall keeps anybody out (WCAG 2.2 AA): ${language}, ${theme}`, {
    tag: '@more',
  }, async ({ house, desk, seats }) => {
    await furnish(house, desk)
    const page = await seats.open({ width: 1440, height: 900, theme })
    await page.goto(`${house.base()}/login`)
    await page.getByRole('heading').waitFor()
    expect(await barriers(page)).toEqual([])
    await openConsole(page, house.base())
    await page.evaluate((it) => localStorage.setItem('language', it), language)
    for (const section of SECTIONS) {
      await page.goto(`${house.base()}/console?section=${section}&lang=${language}`)
      await page.getByRole('tabpanel').waitFor()
      const row = page.locator('.alert-row').first()
      if (section === 'alerts' || section === 'incidents') await row.click()
      expect([section, await barriers(page)]).toEqual([section, []])
      if (section !== 'alerts') continue
      await page.locator('[data-story-of]').click()
      await page.locator('.story-line > li').first().waitFor()
      expect(['story', await barriers(page)]).toEqual(['story', []])
    }
    const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'), `?lang=${language}`)
    await expect(wall.board.locator('[data-alert-id]').first()).toBeVisible()
    expect(await barriers(wall.page)).toEqual([])
  })

  test(`nothing on administration and account keeps anybody out (WCAG 2.2 AA): ${language}, ${theme}`, {
    tag: '@more',
  }, async ({ house, desk, seats }) => {
    await desk.tracked('Massa timur', 1)
    await desk.wallToken('Dinding')
    const page = await seats.open({ width: 1440, height: 900, theme })
    await openConsole(page, house.base())
    for (const section of ADMIN_SECTIONS) {
      await page.goto(`${house.base()}/admin?section=${section}&lang=${language}`)
      await page.locator('main tbody tr').first().waitFor()
      expect([section, await barriers(page)]).toEqual([section, []])
      const act = page.locator('.desk-act button').first()
      if ((await act.count()) === 0) continue
      await act.click()
      await page.locator('form.entry').waitFor()
      expect([section, await barriers(page)]).toEqual([section, []])
    }
    for (const part of OPERATION_PARTS) {
      await page.goto(`${house.base()}/admin?section=operation&part=${part}&lang=${language}`)
      const fields = page.locator('.operation-fields')
      await fields.locator('input, button').first().waitFor()
      const row = fields.locator('tbody button').first()
      if ((await row.count()) > 0) await row.click()
      // A field that is wrong, and what is said of it beside the form.
      await fields.locator('input:not([type=checkbox]):not([type=search])').first().fill('')
      await page.locator('.operation-parts aside button').first().click()
      expect([part, await barriers(page)]).toEqual([part, []])
    }
    await page.goto(`${house.base()}/admin?section=operation&part=vulnerability&lang=${language}`)
    await page.locator('.operation-fields select').first().selectOption('high')
    expect(await barriers(page)).toEqual([])
    await page.goto(`${house.base()}/account?lang=${language}`)
    await page.locator('[data-session-id]').first().waitFor()
    expect(await barriers(page)).toEqual([])
  })
}

for (const [language, theme, width, height] of [
  ['id', 'light', 360, 800],
  ['en', 'dark', 414, 896],
] as const) {
  test(`nothing on the officer's phone keeps anybody out: ${language}, ${theme}`, {
    tag: theme === 'dark' ? ['@more'] : [],
  }, async ({ house, desk, seats }) => {
    seats.expected.push(/ERR_INTERNET_DISCONNECTED|400 \(/)
    const seat = await seats.open({ width, height, theme, at: { lon: 117.5, lat: 0.5 } })
    const { page, ...phone } = await openPhone(seat, house.base(), await desk.officer('petugas'))
    await phone.becomeInstalled()
    const refusal = { status: 400, json: { refused: 'malformed', detail: 'note' } }
    await page.route('**/api/v1/incidents', (route) => route.fulfill(refusal), { times: 1 })
    await phone.tell('Medis', 'Ringan')
    await phone.report('refused').waitFor()
    const { id } = await page.evaluate(async () => (await fetch('/api/v1/session')).json())
    await page.context().setOffline(true)
    await page.reload()
    await phone.tell('Medis', 'Berat')
    await page.getByRole('button', { name: 'SOS' }).focus()
    await page.keyboard.down('Space')
    await expect(phone.sos).toBeVisible()
    await page.keyboard.up('Space')
    await page.evaluate((it) => localStorage.setItem('language', it), language)
    const draft = { category: 'medical', severity: 'severe', coordinates: '', placeText: '', note: '', begunAt: 0 }
    const kept = { ...draft, minutesAgo: 0, instead: null }
    await page.evaluate(([key, it]) => localStorage.setItem(key, it), [
      `field-draft ${id}`,
      JSON.stringify(kept),
    ] as const)
    /** The whole form at once: what lies under the bar that stays is scrolled to. */
    const inWhole = async (): Promise<string[]> => {
      await page.setViewportSize({ width, height: 2 * height })
      const found = await barriers(page)
      await page.setViewportSize({ width, height })
      return found
    }
    for (const view of ['home', 'crowd', 'share', 'what', 'howBad', 'check']) {
      await page.goto(`${house.base()}/field?view=${view}&lang=${language}`)
      await page.getByRole('main').getByRole('button').first().waitFor()
      expect([view, await inWhole()]).toEqual([view, []])
      // Nothing is wider than the phone.
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([view, over]).toEqual([view, 0])
    }
    await page.getByRole('button', { name: language === 'id' ? 'Kirim laporan' : 'Send the report' }).click()
    await page.getByRole('alert').waitFor()
    expect(await inWhole()).toEqual([])
  })
}

test("the keyboard alone reports from the officer's phone", async ({ house, desk, seats }) => {
  const seat = await seats.open({ width: 360, height: 800, at: { lon: 117.5, lat: 0.5 } })
  const { page, ...phone } = await openPhone(seat, house.base(), await desk.officer('petugas'))
  /** Goes on with the tabulator until the button has the focus. */
  const pressByKey = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name })
    await button.waitFor()
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(button).toBeFocused({ timeout: 50 })
    }).toPass({ intervals: [0] })
    await page.keyboard.press('Enter')
  }
  await pressByKey('Laporkan insiden')
  await pressByKey('Bentrokan massa')
  await pressByKey('Berat')
  await pressByKey('Kirim laporan')
  await expect(phone.report('reported')).toHaveCount(1)
})
