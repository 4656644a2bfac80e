import { routes } from '@jaga-jarak/shared/api.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'

let running: Running
beforeAll(async () => {
  running = await startApp()
})
afterAll(() => running.stop())

it('an administrator reads how the server fares: trackers heard, end of the log, store', async () => {
  const cookie = await running.signIn()
  const { trackerId } = await running.tracked(cookie, 'Terdengar', 1)
  await running.tracked(cookie, 'Diam', 2)
  await running.raw(`/osmand?id=${trackerId}&lat=0.5&lon=117.5&timestamp=${Date.now()}`)
  const { body } = await running.call(routes.readSystem, { cookie })
  expect(body).toMatchObject({ store: running.store.kind, devices: 2, devicesHeard: 1, screens: 0, lostPoints: 0 })
  expect(body.head).toBe(await running.store.read.head())
  expect(body.upMs).toBeGreaterThan(0)
})

it('[AL1] the list of trackers tells the longest interval that is enough where each group is', async () => {
  const cookie = await running.signIn()
  const { limits } = (await running.call(routes.readOperation, { cookie })).body
  const enough = (limits.warningM - limits.dangerM) / 34
  // A group is in the watch from its next tick on.
  const told = async () => (await running.call(routes.listDevices, { cookie })).body.devices.map((it) => it.slowestS)
  await expect.poll(told).toEqual([expect.closeTo(enough, 3), expect.closeTo(enough, 3)])
})
