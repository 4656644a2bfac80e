import { openConsole } from '../driver/operator.ts'
import { closeIn } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 20 } })

test('[PX4] [AL3] two convoys close in: each band once on the wall; acknowledged, the wall names who within 1 s', async ({
  house,
  desk,
  seats,
}) => {
  const convoys = [await desk.tracked('Konvoi utara', 1), await desk.tracked('Konvoi selatan', 2)] as const
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await expect(wall.board.getByText('Tenang')).toBeVisible()
  const bands = await wall.keepBands('Konvoi utara', 'Konvoi selatan')

  await closeIn(house, convoys, { from: { lon: 117.5, lat: 0.5 }, fromM: 12_000, toM: 800, mps: 25 })
  const card = wall.board.locator('[data-band=danger]')
  await expect(card).toContainText('Konvoi utara')
  await expect(card).toContainText(/Belum dilihat|Tak dijawab/)
  expect(await bands()).toEqual(['watch', 'warning', 'danger'])
  // It was heard; and again once it had waited for too long, by a clock that runs twenty times as fast.
  await expect(operator.page.getByRole('button', { name: 'Suara nyala' })).toHaveAttribute('data-sounded', /[1-9]/)

  const row = operator.page.locator('.alert-row[data-band=danger]')
  await row.click()
  // How it came to that, drawn and in figures.
  const range = operator.page.getByRole('region', { name: 'Jarak dari waktu ke waktu' })
  await expect(range.locator('.recharts-line-curve')).toBeVisible()
  await expect(range.locator('tbody tr').first()).toBeAttached()
  await row.focus()
  const answered = operator.page.waitForResponse((response) => response.url().endsWith('/acknowledgement'))
  await operator.page.keyboard.press('a')
  expect((await answered).status()).toBe(200)
  await expect(card).toContainText('Administrator', { timeout: 1_000 })
  await expect(row).toHaveAttribute('data-acknowledged-by', 'admin')
  expect(await bands()).toEqual(['watch', 'warning', 'danger'])
})
