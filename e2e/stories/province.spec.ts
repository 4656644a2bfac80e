import { readFile } from 'node:fs/promises'
import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers } from '../driver/browser.ts'
import { openOffice } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

/** Pages of a PDF as Chromium writes it. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

test("in the governor's office an observer reads the province, opens a regency, and prints the day on three pages at most", async ({
  house,
  desk,
  seats,
}) => {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  const caller = await desk.tracked('Massa selatan', 1)
  await fetch(`${house.base()}/osmand?id=${caller.trackerId}&lat=0.42&lon=117.45&speed=0&alarm=sos`)
  const { id, version } = await desk.incident('Gerbang timur')
  const verify = { act: 'verify' as const, version, comment: '' }
  await desk.call(routes.actOnIncident, { params: { incidentId: id }, body: verify })
  await desk.rally('Lapangan utara')
  const { page, fact, during } = await openOffice(
    await seats.open({ width: 1440, height: 900 }),
    house.base(),
    await desk.observer('kantor gubernur'),
  )
  // An open incident is an alert, too, until somebody answers it.
  await expect(fact('openIncidents')).toHaveText('1')
  await expect(fact('groups')).toHaveText('3')
  const row = page.locator('tr[data-regency="64.08"]')
  await expect(row).toContainText('Kutai Timur')
  // The meeting and the call for help: all that is open, not encounters alone.
  await expect(row.locator('td').first()).toHaveText(/^2.*Bahaya 1/)
  await expect(row).toContainText('Berat')
  await expect(page.locator('path[data-regency]')).toHaveCount(10)
  expect(await barriers(page)).toEqual([])

  // On a phone, or magnified to the width of one, a wide table scrolls by itself, and the page does not.
  for (const summary of await page.locator('summary').all()) await summary.click()
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(page.getByRole('region', { name: 'Kabupaten dan kota' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await barriers(page)).toEqual([])
  }
  const table = page.getByRole('region', { name: 'Kabupaten dan kota' })
  await table.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => table.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(table).toHaveCount(0)

  await expect(page.locator('.phases tbody tr')).toHaveText(/Kampanye/)
  await page.getByLabel('Di peta').selectOption({ label: 'Insiden' })
  await expect(page.locator('.choropleth figcaption')).toContainText('banyaknya insiden')
  await during('Kemarin')
  await expect(fact('incidents')).toHaveText('0')
  await expect(fact('openIncidents')).toHaveText('1')
  await during('Kampanye · Gubernur Kalimantan Timur')
  await expect(fact('incidents')).toHaveText('1')
  await expect(page).toHaveURL(/period=gubernur\.campaign/)
  await expect(page.getByRole('combobox', { name: 'Masa' })).toHaveValue('gubernur.campaign')
  // What is wrong is said at the field in which it is, and heard there.
  const [from, until] = [page.getByLabel('Dari (WITA)'), page.getByLabel('Sampai sebelum (WITA)')]
  await from.fill('2024-11-23T10:00')
  await until.fill('2024-11-22T10:00')
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await expect(from).toHaveAccessibleDescription('Harus sebelum akhir masa.')
  await expect(until).toHaveAccessibleDescription('Harus sesudah awal masa.')
  await expect(from).toHaveAttribute('aria-invalid', 'true')
  await until.fill('')
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await expect(from).not.toHaveAttribute('aria-invalid')
  await expect(until).toHaveAccessibleDescription('Isi tanggal dan jam, tahun 1971 sampai 2199.')
  expect(await barriers(page)).toEqual([])

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh CSV' }).click()
  const csv = await readFile(await (await downloading).path(), 'utf8')
  expect(csv).toContain('64.08')

  await row.getByRole('link', { name: 'Kutai Timur' }).click()
  await expect(page.getByRole('heading', { name: 'Kutai Timur', level: 1 })).toBeVisible()
  await expect(page.locator('[data-district]')).not.toHaveCount(0)
  await expect(fact('incidents')).toHaveText('1')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Kembali ke seluruh provinsi' }).click()

  await page.getByRole('link', { name: 'Laporan situasi' }).click()
  await expect(page.locator('[data-report="ready"]')).toBeVisible()
  expect(await barriers(page)).toEqual([])
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  expect(pages).toBeGreaterThanOrEqual(1)
  expect(pages).toBeLessThanOrEqual(3)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Cetak' })).toBeHidden()
  await expect(page.locator('.choropleth')).toBeVisible()
})
