import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

test('[PX11] [PH6] a commander widens the limits and calls the vote early: the wall judges anew and says by whom and why', async ({
  house,
  desk,
  seats,
}) => {
  const [north, south] = [await desk.tracked('Massa utara', 1), await desk.tracked('Massa selatan', 2)]
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  // Three kilometres and a half apart: a watch.
  for (let i = 0; i < 2; i++) {
    await report(house, north, { lon: 117.5, lat: 0.5 + i * 1e-6 })
    await report(house, south, { lon: 117.5, lat: 0.532 + i * 1e-6 })
  }
  const card = wall.board.locator('[data-alert-id^="encounter:"]')
  await expect(card).toHaveAttribute('data-band', 'watch', { timeout: 20_000 })

  await operator.open('Perintah')
  await expect(operator.page.getByText('Tidak ada perintah yang berlaku')).toBeVisible()
  await operator.press('Beri perintah')
  const form = operator.page.getByRole('form', { name: 'Beri perintah' })
  await form.getByLabel('Bahaya, kilometer').fill('9')
  await form.getByLabel('Alasan').fill('Massa membawa senjata')
  await form.getByRole('button', { name: 'Beri perintah' }).click()
  await expect(form).toContainText('Bahaya harus di bawah waspada')
  await form.getByLabel('Bahaya, kilometer').fill('4')
  await form.getByLabel('Waspada, kilometer').fill('6')
  await form.getByRole('button', { name: 'Beri perintah' }).click()
  await expect(card).toHaveAttribute('data-band', 'danger')
  await expect(wall.page.locator('[data-order-id]')).toContainText('Massa membawa senjata')
  await expect(wall.page.locator('[data-order-id]')).toContainText('Administrator')
  // Read from six metres.
  const letters = await wall.page
    .locator('[data-order-id]')
    .evaluate((order) => Number.parseFloat(getComputedStyle(order).fontSize))
  expect(letters).toBeCloseTo(28, 1)

  await operator.press('Beri perintah')
  await form.getByLabel('Perintah tentang').selectOption({ label: 'Tahapan lebih awal atau lebih lama' })
  await form.getByLabel('Pemilihan', { exact: true }).selectOption({ label: 'Gubernur Kalimantan Timur' })
  await form.getByLabel('Tahapan yang berlaku').selectOption({ label: 'Pemungutan suara' })
  await form.getByLabel('Alasan').fill('PSU')
  await form.getByRole('button', { name: 'Beri perintah' }).click()
  await expect(wall.page.locator('.status-bar')).toContainText('Pemungutan suara')

  const row = operator.page.locator('tr[data-order-id]').filter({ hasText: 'Massa membawa senjata' })
  await row.getByRole('button', { name: /^Akhiri/ }).click()
  await row.getByRole('button', { name: /Akhiri/ }).click()
  await expect(row).toHaveCount(0)
  await expect(wall.page.locator('[data-order-id]')).toHaveCount(1)
})
