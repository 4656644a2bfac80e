import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { closeIn } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'

const DESK = { width: 1440, height: 900 } as const
test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 5 } })

test('what was changed of a group and a plan is taken back whole, unless somebody was faster', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/409 \(Conflict\)/)
  const { group } = await desk.tracked('Konvoi barat', 1)
  const rally = await desk.rally('Lapangan utara')
  const { page, open, press } = await openConsole(await seats.open(DESK), house.base())
  const toast = page.locator('[data-undo]')
  const save = (form: string): Promise<void> =>
    page.getByRole('form', { name: form }).getByRole('button', { name: 'Simpan' }).click()
  const undo = (): Promise<void> => toast.getByRole('button', { name: 'Urungkan' }).click()

  await open('Rombongan')
  const row = page.locator(`[data-group-id="${group.id}"]`)
  await row.getByRole('button', { name: 'Ubah' }).click()
  await page.getByLabel('Nama rombongan').fill('Konvoi timur')
  await page.getByLabel(/^Jumlah orang/).fill('900')
  await page.getByLabel('Status').selectOption({ label: 'Ditutup' })
  await save('Konvoi barat')
  await expect(row).toHaveAttribute('data-status', 'closed')
  await expect(toast).toContainText('Konvoi timur diubah.')
  expect(await barriers(page)).toEqual([])
  await undo()
  await expect(row).toHaveAttribute('data-status', 'watched')
  await expect(row).toContainText('Konvoi barat')
  await expect(row).not.toContainText('900')

  await press('Daftarkan rombongan')
  await page.getByLabel('Nama rombongan').fill('Salah ketik')
  await save('Daftarkan rombongan')
  await expect(toast).toContainText('Salah ketik didaftarkan.')
  await undo()
  await expect(page.locator('tr', { hasText: 'Salah ketik' })).toHaveAttribute('data-status', 'closed')

  await open('Rapat umum')
  const plan = page.locator(`[data-rally-id="${rally.id}"]`)
  await plan.getByRole('button', { name: 'Ubah' }).click()
  await page.getByLabel('Perkiraan jumlah orang').fill('500')
  await save('Lapangan utara')
  await expect(plan).toContainText('500')
  await undo()
  await expect(plan).toContainText('12.000')

  await plan.getByRole('button', { name: 'Ubah' }).click()
  await page.getByLabel('Perkiraan jumlah orang').fill('700')
  await save('Lapangan utara')
  await expect(toast).toContainText('Lapangan utara diubah.')
  const { kind, camps, venue, from, until, notice } = rally
  const theirs = { kind, camps, venue, from, until, notice, headcount: 800, version: 4 }
  await desk.call(routes.changeRally, { params: { rallyId: rally.id }, body: theirs })
  await expect(plan).toContainText('800')
  await undo()
  await expect(toast.getByRole('alert')).toContainText('sudah berubah lagi')
  await expect(plan).toContainText('800')
})

test('[AL4] an alert taken off the shelf too soon goes back onto it for what was left', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const [west, east] = [await desk.tracked('Massa barat', 1), await desk.tracked('Massa timur', 2)]
  const operator = await openConsole(await seats.open(DESK), house.base())
  const { page } = operator
  await closeIn(house, [west, east], { from: { lon: 117.5, lat: 0.5 }, fromM: 3_000, toM: 2_400, mps: 25 })
  const row = page.locator('.alert-row', { hasText: 'Massa timur' })
  await row.click()
  await page.getByLabel('Selama').selectOption('15 menit')
  await page.getByLabel('Alasan').fill('Dikawal dua regu')
  await operator.send('Tunda')
  await expect(row).toHaveAttribute('data-shelved', 'true')
  await operator.press('Kembalikan sekarang')
  await expect(row).toHaveAttribute('data-shelved', 'false')
  await expect(page.locator('[data-undo]')).toContainText(/menundanya lagi 1[0-5] menit/)
  await page.keyboard.press('z')
  await expect(row).toHaveAttribute('data-shelved', 'true')
  await expect(page.locator('[data-shelved-until]')).toContainText('Dikawal dua regu')
})
