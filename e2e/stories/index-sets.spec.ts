import { barriers } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

const csv = (...lines: string[]) => ({
  name: 'indeks.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
})

test('an index is imported whole or not at all, each wrong line named; chosen, its classes go into the risk figure, whose inputs add up', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/400 \(Bad Request\)|409 \(Conflict\)|422/)
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  const { page, press } = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await page.getByRole('link', { name: 'Situasi provinsi' }).click()
  await press('Impor indeks')
  const form = page.getByRole('form', { name: 'Impor indeks' })
  await form.getByLabel('Nama indeks').fill('Indeks uji')
  await form.getByLabel('Sumber').fill('Lembaga')
  await form.getByLabel('Versi').fill('1')
  await form.getByLabel('Tanggal').fill('2024-08-26')
  const file = form.locator('input[type=file]')
  await file.setInputFiles(csv('code,class,score', '64.08,gawat,1', '99.99,tinggi,2', '64.74,rendah,banyak'))
  await form.getByRole('button', { name: 'Simpan' }).click()
  const faults = form.locator('[data-faults] li')
  await expect(faults).toHaveCount(3)
  await expect(faults.first()).toHaveText('Baris 2: kelas gawat tidak dikenal')
  await expect(page.locator('.indices')).toHaveCount(0)
  expect(await barriers(page)).toEqual([])
  await file.setInputFiles(csv('code;class;score', '64.08;tinggi;71,5', '64.74;rendah;'))
  await form.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.locator('.indices')).toContainText('tinggi · 71,5')
  await expect(page.locator('.indices thead')).toContainText('Lembaga · 1 · 2024-08-26')

  // Whose index it is stays whose it is.
  await press('Impor indeks')
  await form.getByLabel('Nama indeks').fill('Indeks uji')
  await form.getByLabel('Sumber').fill('Lembaga lain')
  await form.getByLabel('Versi').fill('1')
  await form.getByLabel('Tanggal').fill('2024-08-27')
  await file.setInputFiles(csv('code,class', '64.08,rendah'))
  await form.getByRole('button', { name: 'Simpan' }).click()
  await expect(form).toContainText('sudah ada dari sumber lain (Lembaga)')
  await form.getByRole('button', { name: 'Batal' }).click()
  await expect(page.locator('.indices')).toContainText('tinggi · 71,5')

  // One open danger, 20, and two groups that are heard, 1 each.
  const first = page.locator('.risk-order li').first()
  await expect(first).toHaveText('Kutai Timur 22')
  await page.getByLabel('Kelas kerawanan menurut').selectOption({ label: 'Indeks uji 1' })
  await expect(first).toHaveText('Kutai Timur 42')
  await page.getByText('Buka semua masukan').click()
  const risk = page.locator('.risk')
  await expect(risk.locator('tr', { hasText: 'Kelas kerawanan tinggi' })).toContainText('1 → 20')
  await expect(risk.locator('tr', { hasText: 'Rombongan dengan kabar' })).toContainText('2 → 2')
  await page.getByRole('combobox', { name: 'Di peta' }).selectOption({ label: 'Angka risiko' })
  await expect(page.locator('.choropleth figcaption')).toContainText('rumusnya di bawah')
  expect(await barriers(page)).toEqual([])
})
