import { readFile } from 'node:fs/promises'
import { openCaller } from '@jaga-jarak/server/src/simulate/open-caller.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers } from '../driver/browser.ts'
import { enter } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

const OWN = 'lapangan-sangatta-utara'
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
  const { id, version } = await desk.incident('Gerbang timur')
  const verify = { act: 'verify' as const, version, comment: '' }
  await desk.call(routes.actOnIncident, { params: { incidentId: id }, body: verify })
  await desk.rally('Lapangan utara')
  const draft = { name: 'kantor gubernur', duty: 'Pemantau 1', role: 'observer', reach: null } as const
  const { password } = await desk.call(routes.addPerson, { body: draft })
  const observer = await openCaller({ url: house.base(), name: draft.name, password })
  await observer(routes.changePassword, { body: { current: password, wanted: OWN } })

  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/login`)
  await enter(page, OWN, draft.name)
  const fact = (of: string) => page.locator(`[data-fact="${of}"] b`)
  // An open incident is an alert, too, until somebody answers it.
  await expect(fact('openIncidents')).toHaveText('1')
  await expect(fact('groups')).toHaveText('2')
  const row = page.locator('tr[data-regency="64.08"]')
  await expect(row).toContainText('Kutai Timur')
  await expect(row.locator('td').first()).toContainText('Bahaya')
  await expect(row).toContainText('Berat')
  await expect(page.locator('path[data-regency]')).toHaveCount(10)
  expect(await barriers(page)).toEqual([])

  await expect(page.locator('.phases tbody tr')).toHaveText(/Kampanye/)
  await page.getByLabel('Di peta').selectOption({ label: 'Insiden' })
  await expect(page.locator('.choropleth figcaption')).toContainText('banyaknya insiden')
  await page.getByRole('combobox', { name: 'Masa' }).selectOption({ label: 'Kemarin' })
  await expect(fact('incidents')).toHaveText('0')
  await expect(fact('openIncidents')).toHaveText('1')
  await page.getByRole('combobox', { name: 'Masa' }).selectOption({ label: 'Kampanye' })
  await expect(fact('incidents')).toHaveText('1')
  await expect(page).toHaveURL(/period=(campaign|everything)/)

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
