import { openCaller } from '@jaga-jarak/server/src/simulate/open-caller.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers, type Page } from '../driver/browser.ts'
import type { Desk } from '../driver/desk.ts'
import { enter, openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import type { House } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const DESK = { width: 1440, height: 900 }
const OWN = 'sebuah-kereta-biru-tua'

/** Two opposing groups stand 550 m apart near Sangatta. */
async function raise(house: House, desk: Desk): Promise<void> {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
}
const steps = (page: Page) => page.locator('.story-line > li')

test('[AL3] from an alert an operator opens its story by keyboard: on whose screens it was, who answered and when', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding utara'))
  const { page } = await openConsole(await seats.open(DESK), house.base())
  await raise(house, desk)
  const row = page.locator('.alert-row')
  await row.focus()
  await page.keyboard.press('Enter')
  const opener = page.getByRole('button', { name: 'Riwayat', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Riwayat peringatan' })).toBeFocused()
  const story = page.getByRole('article', { name: 'Riwayat peringatan' })
  await expect(story).toContainText('Belum ada yang menyatakan diketahui')
  await expect(steps(page).first()).toHaveAttribute('data-step', 'raised')
  const shown = page.locator('[data-step="shown"]')
  await expect(shown).toContainText(['admin Admin'])
  await expect(shown.getByText('Dinding utara Layar')).toBeVisible()
  await expect(wall.board.locator('[data-alert-id]')).toHaveCount(1)
  await expect(story).toContainText('Tidak berarti ada yang melihatnya')

  // It goes on while it is open.
  await row.focus()
  await page.keyboard.press('a')
  const answer = page.locator('[data-step="acknowledged"]')
  await expect(answer).toContainText('Diketahui oleh admin')
  await expect(story.locator('dd', { hasText: /^admin, (saat itu juga|setelah \d+ (dtk|mnt))/ })).toHaveCount(1)

  await page.getByRole('heading', { name: 'Riwayat peringatan' }).focus()
  await page.keyboard.press('Escape')
  await expect(story).toHaveCount(0)
  await expect(opener).toBeFocused()
})

test('[AL4] who put an alert aside stands in its story, until when and why, and so does what comes of it', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.515, lat: 0.5 })
  const console = await openConsole(await seats.open({ width: 360, height: 800, theme: 'dark' }), house.base())
  const { page } = console
  await page.locator('.alert-row').click()
  await console.fill('Alasan', 'Terpisah sungai')
  await console.send('Tunda')
  await page.locator('[data-shelved-until]').waitFor()
  await console.press('Riwayat')
  const step = page.locator('[data-step="shelved"]')
  await expect(step).toContainText(/Ditunda oleh admin sampai \d\d\.\d\d\.\d\d WITA/)
  await expect(step.locator('q')).toHaveText('Terpisah sungai')
  await expect(page.locator('[data-step="acknowledged"]')).toHaveCount(0)
  expect(await barriers(page)).toEqual([])
  // Closed, the detail stands where it was; what comes of it is told in the story, too.
  await page.keyboard.press('Escape')
  await console.press('Kembalikan sekarang')
  await page.locator('[data-shelved-until]').waitFor({ state: 'detached' })
  await console.press('Riwayat')
  await expect(page.locator('[data-step="unshelved"]')).toContainText('Kembali ke antrean oleh admin')
})

test('[LG6] the trail leads to the story of an alert; that nobody had a screen open is said, and Escape leads back', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const { page } = await openConsole(await seats.open(DESK), house.base())
  // The trail is no screen of the picture: once the console is left, none is open.
  await page.goto(`${house.base()}/trail?type=AlertRaised`)
  await expect
    .poll(async () => {
      const { rows } = await desk.call(routes.readTrail, { query: { type: 'ScreensChanged' } })
      return rows[0]?.details.find(({ path }) => path === 'closed')?.value
    })
    .toBe(1)
  await raise(house, desk)
  await page.getByRole('button', { name: 'Muat ulang' }).click()
  const opener = page.locator('tr[data-event="AlertRaised"]').getByRole('button', { name: 'Riwayat peringatan ini' })
  await opener.first().click()
  const dialog = page.getByRole('dialog', { name: 'Riwayat peringatan' })
  await expect(dialog.getByRole('heading', { name: 'Riwayat peringatan' })).toBeFocused()
  await expect(dialog.getByRole('listitem').first()).toContainText('Muncul')
  await expect(dialog).toContainText('Tidak ada layar yang terbuka')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener.first()).toBeFocused()
})

test('a story outside of the own regencies is refused in words, one without network can be asked for again', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/403 \(Forbidden\)/, /404 \(Not Found\)/, /ERR_INTERNET_DISCONNECTED/)
  await raise(house, desk)
  const newcomer = await desk.operator('petugas berau', ['64.03'])
  const call = await openCaller({ url: house.base(), name: newcomer.name, password: newcomer.password })
  await call(routes.changePassword, { body: { current: newcomer.password, wanted: OWN } })
  const admin = await openConsole(await seats.open(DESK), house.base())
  await admin.page.locator('.alert-row').click()
  await admin.press('Riwayat')
  await steps(admin.page).first().waitFor()
  const address = admin.page.url()

  const page = await seats.open(DESK)
  await page.goto(`${house.base()}/login`)
  await enter(page, OWN, newcomer.name)
  await page.getByRole('tablist').waitFor()
  await page.goto(address)
  await expect(page.getByRole('alert').filter({ hasText: 'di luar kabupaten/kota Anda' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Coba lagi' })).toHaveCount(0)
  await page.goto(`${house.base()}/console?story=nothing-of-the-kind`)
  await expect(page.getByRole('alert').filter({ hasText: 'Catatan tidak memuat peringatan ini' })).toBeVisible()

  await admin.press('Tutup riwayat')
  await admin.page.context().setOffline(true)
  await admin.press('Riwayat')
  await expect(admin.page.getByText('Server tidak menjawab, jadi riwayat tidak dapat dibaca')).toBeVisible()
  await admin.page.context().setOffline(false)
  await admin.press('Coba lagi')
  await expect(admin.page.getByText('Server tidak menjawab')).toHaveCount(0)
  await expect(steps(admin.page).first()).toBeVisible()
})
