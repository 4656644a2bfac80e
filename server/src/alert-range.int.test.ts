import { routes } from '@jaga-jarak/shared/api.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { anAlert } from './store/specimens.ts'

/** Metres in a degree of longitude there. */
const DEGREE_M = 111_315
let now = Date.UTC(2024, 10, 23, 2)
const clock = { now: () => now as never, monotonic: () => performance.now(), wall: () => Date.now() as never, speed: 1 }
let running: Running
let admin: string
beforeAll(async () => {
  running = await startApp({ clock })
  admin = await running.signIn()
})
afterAll(() => running.stop())

it('[AL6] tells how the range went, as the watch saw it: two come nearer by 20 m/s', async () => {
  const [west, east] = [await running.tracked(admin, 'Barat', 1), await running.tracked(admin, 'Timur', 2)]
  const began = now
  for (let s = 0; s <= 120; s += 5) {
    await running.report(west.trackerId, 117.5, 0.5)
    await running.report(east.trackerId, 117.5 + (5_000 - 20 * s) / DEGREE_M, 0.5)
    now += 5_000
  }
  const raised = async () => (await running.store.read.standingAlerts()).find((it) => it.evidence.kind === 'encounter')
  await expect.poll(raised).toBeDefined()
  const alert = await raised()
  await expect
    .poll(async () => (await running.store.read.newestPositions()).map(({ receivedAt }) => receivedAt))
    .toEqual([...[began + 120_000, began + 120_000]])
  const params = { alertId: alert?.id ?? '' }
  const { status, body } = await running.call(routes.readAlertRange, { cookie: admin, params })
  expect(status).toBe(200)
  expect(body.limits).toMatchObject({ dangerM: 1_000 })
  expect(body.points.length).toBeGreaterThan(15)
  for (const { at, rangeM } of body.points) {
    // At a step the reports of the step before have been heard; both groups have ground of their own.
    const apartM = 5_000 - 20 * Math.min(120, (at - 5_000 - began) / 1_000)
    expect(rangeM).toBeGreaterThan(apartM - 150)
    expect(rangeM).toBeLessThan(apartM + 150)
  }
  const elsewhere = await running.seat('operator', ['64.71'])
  await running.store.write((tx) => tx.saveAlert({ ...alert, regions: ['64.08'] } as never))
  expect((await running.call(routes.readAlertRange, { cookie: elsewhere, params })).status).toBe(403)
})

it('there is none of an alert about one group, nor of one that is not there', async () => {
  const alert = anAlert('coverageGap:g@1', 'g')
  await running.store.write((tx) => tx.saveAlert(alert))
  const one = await running.call(routes.readAlertRange, { cookie: admin, params: { alertId: alert.id } })
  expect([one.status, one.body]).toMatchObject([409, { refused: 'wrongStep' }])
  expect((await running.call(routes.readAlertRange, { cookie: admin, params: { alertId: 'x' } })).status).toBe(404)
})
