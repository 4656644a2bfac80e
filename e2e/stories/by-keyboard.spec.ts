import type { Locator, Page } from '../driver/browser.ts'
import { report } from '../driver/phones.ts'
import { PASSWORD } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'

const MOST_TABS = 120

/** Goes on with the tabulator until this has the focus; nothing is pressed with a pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await target.evaluate((it) => it === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${MOST_TABS} presses of the tabulator do not lead there`)
}

test('an operator does the whole of an alarm by the keyboard alone: sign in, note, incident, its steps, close', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  test.setTimeout(240_000)
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  const caller = await desk.tracked('Rombongan utara', 1)
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  await fetch(`${house.base()}/osmand?id=${caller.trackerId}&lat=-0.5&lon=117.1&speed=0&alarm=sos`)
  const page = await seats.open({ width: 1440, height: 900 })
  const press = async (target: Locator): Promise<void> => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  const write = async (target: Locator, words: string): Promise<void> => {
    await tabTo(page, target)
    await page.keyboard.type(words)
  }

  await page.goto(`${house.base()}/login`)
  await write(page.getByLabel('Nama'), 'admin')
  await write(page.locator('input[name=password]'), PASSWORD)
  await page.keyboard.press('Enter')

  // Acknowledged, with a note that everybody reads.
  const row = page.locator('.alert-row[data-alert-id^="encounter:"]')
  await row.waitFor()
  // All that is on the map is in the lists.
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Tampilkan peta' })).toBeVisible()
  await press(row)
  const comment = page.getByRole('form', { name: 'Nyatakan diketahui' }).getByLabel('Komentar (boleh kosong)')
  await write(comment, 'Regu 2 menuju lokasi')
  await page.keyboard.press('Enter')
  await expect(row).toHaveAttribute('data-acknowledged-by', 'admin')
  await expect(page.locator('[data-detail-of]')).toContainText('Regu 2 menuju lokasi')

  // The incident has from the alert what it can have.
  await press(page.getByRole('link', { name: 'Buka insiden dari peringatan ini' }))
  const form = page.getByRole('form', { name: 'Laporkan insiden' })
  await press(form.getByRole('button', { name: 'Laporkan insiden' }))
  const incident = page.locator('.alert-row[data-incident-id]')
  await expect(incident).toHaveAttribute('data-status', 'reported')
  const step = async (act: string, status: string, word?: { label: RegExp; words: string }): Promise<void> => {
    await press(page.getByRole('button', { name: act, exact: true }).first())
    const of = page.getByRole('form', { name: act })
    if (word !== undefined) await write(of.getByLabel(word.label), word.words)
    await press(of.getByRole('button', { name: act, exact: true }))
    if (status === 'closed') await expect(incident).toHaveCount(0)
    else await expect(incident).toHaveAttribute('data-status', status)
  }
  await press(incident)
  await step('Verifikasi', 'verified')
  await step('Tugaskan', 'assigned', { label: /Petugas/, words: 'Regu 2' })
  await step('Nyatakan terkendali', 'contained')
  await step('Nyatakan selesai', 'resolved')
  await step('Tutup', 'closed')

  // What no machine ends a person closes, and says why.
  await tabTo(page, page.getByRole('tab', { name: 'Insiden' }))
  await page.keyboard.press('ArrowLeft')
  const call = page.locator('.alert-row[data-alert-id^="sos:"]')
  await press(call)
  await write(page.getByLabel('Alasan menutup'), 'Sudah ditolong')
  await page.keyboard.press('Enter')
  await expect(call).toHaveCount(0)
})
