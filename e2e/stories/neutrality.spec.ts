import { readFile } from 'node:fs/promises'
import { barriers } from '../driver/browser.ts'
import { openOffice } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

test('an observer opens the neutrality report: both camps of an alert have the same figures', async ({
  house,
  desk,
  seats,
}) => {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  const { page, fact, during } = await openOffice(
    await seats.open({ width: 1440, height: 900 }),
    house.base(),
    await desk.observer('pemantau'),
  )
  await expect(fact('open')).toHaveText('1')
  await expect(page.getByRole('link', { name: 'Jejak' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Netralitas' }).click()
  await expect(page.getByRole('heading', { name: 'Laporan netralitas' })).toBeVisible()
  const governor = page.locator('[data-contest-id="gubernur"]')
  await expect(governor.locator('[data-measure="alerts"] td')).toHaveText(['1', '1'])
  await expect(governor.locator('[data-measure="danger"] td')).toHaveText(['1', '1'])
  await expect(page.locator('tr[data-regency="all"] td').first()).toHaveText('1')
  expect(await barriers(page)).toEqual([])

  await during('Kampanye · Gubernur Kalimantan Timur')
  await expect(governor.locator('[data-measure="danger"] td')).toHaveText(['1', '1'])
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh CSV' }).click()
  const csv = await readFile(await (await downloading).path(), 'utf8')
  const camps = csv.split('\r\n').filter((line) => line.startsWith('camp,Gubernur'))
  const [first, second] = camps.map((line) => line.split(',').slice(3).join())
  expect(camps.length).toBe(2)
  expect(first).toBe(second)
})
