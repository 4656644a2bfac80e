import { routes } from '@jaga-jarak/shared/api.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test('[LG5] [LG1] the server is killed and started again: the wall says its data are old, then goes on', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/WebSocket connection to .* failed|Failed to (load resource|fetch)/)
  const groups = [
    await desk.tracked('Massa timur', 1),
    await desk.tracked('Massa barat', 2),
    await desk.tracked('Massa tengah', 2),
  ] as const
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  await report(house, groups[0], { lon: 117.5, lat: 0.5 })
  await report(house, groups[1], { lon: 117.505, lat: 0.5 })
  const cards = wall.board.locator('[data-alert-id]')
  await expect(cards).toHaveCount(1)
  const [id = ''] = await cards.evaluateAll((all) => all.map((it) => it.getAttribute('data-alert-id') ?? ''))
  await desk.call(routes.acknowledgeAlert, { params: { alertId: id }, body: { version: 1, comment: '' } })
  await expect(wall.card(id)).toContainText('Administrator')

  await house.kill()
  // LG5: 15 s without a beat, and a little for a slow machine to draw it.
  await expect(wall.stale).toBeVisible({ timeout: 25_000 })
  await house.start()
  await expect(wall.stale).toBeHidden()

  await expect(cards).toHaveCount(1)
  await expect(wall.card(id)).toContainText('Administrator')
  // Near enough for danger, which is told at the first word (PX4).
  await report(house, groups[2], { lon: 117.4975, lat: 0.5 })
  await expect(cards).toHaveCount(2)
  await expect(wall.card(id)).toHaveCount(1)
})
