import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 60 } })

test('[IN5] [IN4] a report waits too long and is opened from its alert; two reports become one and are told apart again', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const lead = await desk.incident('Simpang tiga')
  const report = await desk.incident('Dekat simpang')
  const page = await seats.open({ width: 1440, height: 900 })
  const operator = await openConsole(page, house.base())

  const alert = page.locator('.alert-row', { hasText: 'Insiden belum diverifikasi' })
  await expect(alert).toHaveCount(2, { timeout: 20_000 })
  await alert.first().click()
  await page.getByRole('link', { name: 'Buka insiden', exact: true }).click()
  await expect(page.locator('[data-detail-of]')).toContainText('Lewat waktu verifikasi')

  // Each fact stands once, also after the clock has gone on for a while.
  const names = await page.locator('[data-detail-of] dt').allTextContents()
  expect(names).toEqual([...new Set(names)])

  await page.locator(`[data-incident-id="${report.id}"]`).click()
  await operator.press('Gabungkan')
  await operator.send('Gabungkan')
  const detail = page.locator(`[data-detail-of="${lead.id}"]`)
  await expect(detail).toContainText('2 laporan')
  await expect(detail.locator('[data-deed="tookIn"]')).toBeVisible()
  await expect(page.locator(`[data-incident-id="${report.id}"]`)).toHaveCount(0)
  await expect(page.locator(`[data-incident-id="${lead.id}"]`)).toContainText('2 laporan')
  await detail.locator(`[data-report-id="${report.id}"]`).getByRole('button').click()
  await expect(page.locator(`[data-incident-id="${report.id}"]`)).toBeVisible()
})

test('an incident is linked to a rally and leads there', { tag: '@more' }, async ({ house, desk, seats }) => {
  await desk.incident('Simpang tiga')
  const rally = await desk.rally('Lapangan utara')
  const page = await seats.open({ width: 1440, height: 900 })
  const operator = await openConsole(page, house.base())
  await operator.open('Insiden')
  await operator.incident('Bentrokan massa').click()
  await operator.press('Kaitkan')
  const form = page.getByRole('form', { name: 'Kaitkan' })
  await form.getByLabel('Rapat umum', { exact: true }).selectOption(rally.id)
  await form.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('link', { name: /Lapangan utara/ }).click()
  await expect(page).toHaveURL(/section=rallies/)
})
