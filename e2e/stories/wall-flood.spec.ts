import { playScenario } from '@jaga-jarak/server/src/simulate/play.ts'
import { readScenario } from '@jaga-jarak/server/src/simulate/read-scenario.ts'
import { PASSWORD } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 5 } })

test('[AL7] a flood is grouped by regency on the wall: the gravest stands by itself, the counts are all there', async ({
  house,
  desk,
  seats,
}) => {
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const flood = readScenario('flood')
  // Sixty pairs: as many as a story needs, spread over the same ground.
  const groups = flood.groups.map((group) => ({
    ...group,
    copies: { count: 60, columns: 10, lonStep: 0.4, latStep: 0.5 },
  }))
  const stop = new AbortController()
  const stage = { url: house.base(), name: 'admin', password: PASSWORD, signal: stop.signal }
  const played = playScenario({ ...flood, groups }, stage)
  try {
    const groupsOnBoard = wall.board.locator('[data-group]')
    await expect(groupsOnBoard.nth(2)).toBeVisible({ timeout: 60_000 })
    await expect(wall.board.locator('.card').first()).toHaveAttribute('data-alert-id', /./)
    // Sixty pairs, each near or near and foretold: one alert for each at least, wherever it is counted.
    await expect
      .poll(() =>
        wall.board.evaluate((board) => {
          const counted = [...board.querySelectorAll<HTMLElement>('[data-count],[data-more]')]
          const inGroups = counted.reduce((sum, { dataset }) => sum + Number(dataset.count ?? dataset.more), 0)
          return inGroups + board.querySelectorAll('[data-alert-id]').length
        }),
      )
      .toBeGreaterThanOrEqual(60)
    const cut = await groupsOnBoard
      .locator('.head .name')
      .evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth))
    expect(cut).toHaveLength(0)
  } finally {
    stop.abort()
    await played
  }
})
