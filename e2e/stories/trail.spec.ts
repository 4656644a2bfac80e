import { readFile } from 'node:fs/promises'
import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

test('[LG4] the trail shows who changed what, with before and after, and that the log is whole', async ({
  house,
  desk,
  seats,
}) => {
  const { group } = await desk.tracked('Massa utara', 1)
  const { id: groupId, no: _, ...draft } = group
  await desk.call(routes.changeGroup, { params: { groupId }, body: { ...draft, name: 'Massa baru', headcount: 900 } })

  const { page } = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await page.getByRole('link', { name: 'Jejak' }).click()
  await expect(page.getByRole('heading', { name: 'Jejak tindakan' })).toBeVisible()
  const row = page.locator('tr[data-event="GroupChanged"]')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('admin')
  await expect(row).toContainText('Rombongan: Massa baru')
  await expect(row.locator('[data-path="name"]')).toHaveText('Nama: Massa utara → Massa baru')
  await expect(row.locator('[data-path="headcount"]')).toHaveText('Jumlah orang: kosong → 900')
  expect(await barriers(page)).toEqual([])

  await page.getByRole('button', { name: 'Periksa keutuhan log' }).click()
  await expect(page.locator('[data-verification="intact"]')).toHaveText(/^Log utuh: [\d.]+ catatan, diperiksa /)

  await page.getByLabel('Peristiwa').selectOption({ label: 'Rombongan didaftarkan' })
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.locator('tbody tr')).toHaveAttribute('data-event', 'GroupRegistered')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh CSV' }).click()
  const csv = await readFile(await (await downloading).path(), 'utf8')
  expect(csv.split('\r\n').filter((line) => /^\d+,/.test(line))).toHaveLength(1)

  // Reading and taking away are told as well.
  await page.getByLabel('Peristiwa').selectOption({ label: 'Data dibaca atau diunduh' })
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await expect(page.locator('tbody tr').first()).toContainText('trailCsv')
  await page.getByLabel('ID yang dituju').fill('nothing-of-the-kind')
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await expect(page.getByText('Tidak ada catatan yang cocok')).toBeVisible()
})
