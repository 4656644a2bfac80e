import { setTimeout as pass } from 'node:timers/promises'
import { routes } from '@jaga-jarak/shared/api.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'
import { layWire } from '../driver/wire.ts'

const OFFLINE_MS = 30_000

test('[LG2] a wall that was offline for 30 s shows exactly what it missed', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/WebSocket connection to .* failed|ERR_/)
  const wire = await layWire(house.port)
  try {
    const away = await openWall(await seats.open(), wire.base, await desk.wallToken('Dinding jauh'))
    const here = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding dekat'))
    const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
    const before = await desk.incident()
    await expect(away.incident(before.id)).toBeVisible()

    wire.cut()
    const mended = pass(OFFLINE_MS)
    const verified = await desk.call(routes.actOnIncident, {
      params: { incidentId: before.id },
      body: { act: 'verify', version: before.version },
    })
    const after = await desk.incident()
    await report(house, a, { lon: 117.5, lat: 0.5 })
    await report(house, b, { lon: 117.505, lat: 0.5 })
    await expect(here.board.locator('[data-band=danger]')).toBeVisible()
    await expect(here.incident(before.id)).toHaveAttribute('data-status', verified.status)
    await expect(away.stale).toBeVisible()
    await expect(away.incident(after.id)).toHaveCount(0)
    await mended
    wire.mend()

    await expect(away.stale).toBeHidden()
    await expect.poll(away.head).toBe(await here.head())
    expect(await away.standing()).toEqual(await here.standing())
    await expect(away.incident(before.id)).toHaveAttribute('data-status', 'verified')
    await expect(away.incident(after.id)).toHaveCount(1)
    await expect(away.board.locator('[data-band=danger]')).toHaveCount(1)
  } finally {
    await wire.close()
  }
})
