import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-27T23:55', clockSpeed: 20 } })

test('[PH1] the day after the vote another phase and its name stand on every screen', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  const outside = await seats.open({ width: 360, height: 800 })
  await outside.goto(`${house.base()}/login`)
  const login = { page: outside, phases: outside.locator('[data-phases]') }
  for (const { phases } of [wall, operator, login])
    await expect(phases).toContainText('Rekapitulasi', { timeout: 30_000 })
  for (const { phases, page } of [wall, operator, login]) {
    await expect(phases).not.toContainText('Pemungutan suara')
    await expect(page.locator('[data-exercise]')).toHaveText('LATIHAN')
  }
})
