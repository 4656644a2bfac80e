import { routes } from '@jaga-jarak/shared/api.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { clockOf } from '../driver/desk.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

test('[PX11] [PH6] a commander widens the limits and calls the vote early: the wall judges anew and says by whom and why', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
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

test('[PX11] three long orders take two lines of the wall: where and until when in full, the rest counted', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const { now } = await clockOf(house)
  const reason = 'Kedua rombongan berniat saling mendatangi sesudah rapat umum. '.repeat(6).trim()
  for (const [dangerM, region] of [
    [2_000, '64.08'],
    [4_000, '64.02'],
    [3_000, '64.71'],
  ] as const) {
    const limits = { watchM: 15_000, warningM: 6_000, dangerM }
    const order = { kind: 'limits' as const, limits, region: KemendagriCode.parse(region), contestId: null }
    await desk.call(routes.giveOrder, { body: { ...order, until: epochMs(now + 3_600_000), reason } })
  }
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const lines = wall.page.locator('[data-order-id]')
  await expect(lines).toHaveCount(2)
  await expect(lines.nth(0)).toContainText('≤ 4 km')
  await expect(lines.nth(0)).toContainText('Kutai Kartanegara sampai 15.30')
  await expect(lines.nth(1)).toContainText('Balikpapan sampai 15.30')
  await expect(lines.nth(1)).toContainText('+1 perintah')
  const cut = await lines.locator('.what').evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth))
  expect(cut).toHaveLength(0)
  // One line of 28 px each.
  for (const line of await lines.all()) expect((await line.boundingBox())?.height).toBeLessThan(40)

  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await expect(operator.page.locator('p[data-order-id]')).toHaveCount(3)
  await expect(operator.page.locator('p[data-order-id]').first()).toContainText(reason)
})
