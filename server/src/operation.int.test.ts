import type { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { FeedEntry } from '@jaga-jarak/shared/feed.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, type ScreenSocket, startApp } from './app-in-test.ts'
import { exerciseClock } from './clock.ts'

let running: Running
let admin: string
beforeEach(async () => {
  running = await startApp()
  admin = await running.signIn()
})
afterEach(() => running.stop())

const entryOf = (socket: ScreenSocket, wanted: (entry: FeedEntry) => boolean): Promise<FeedEntry> =>
  new Promise((done) => {
    socket.on('entries', (entries) => {
      const found = entries.find(wanted)
      if (found) done(found)
    })
  })
const isOf =
  (type: FeedEntry['event']['type']) =>
  ({ event }: FeedEntry): boolean =>
    event.type === type
/** A screen that is level. */
const screen = (): Promise<ScreenSocket> =>
  new Promise((done) => {
    const socket = running.screen(admin)
    socket.once('snapshot', () => done(socket))
    socket.emit('resume', { after: null })
  })
const read = async () => (await running.call(routes.readAmendment, { cookie: admin })).body
const preview = async (amendment: OperationAmendment) =>
  (await running.call(routes.previewOperation, { cookie: admin, body: { amendment } })).body
const change = (amendment: OperationAmendment, version: number) =>
  running.call(routes.changeOperation, { cookie: admin, body: { amendment, version, reason: 'Rapat pleno' } })

/** Two groups of opposing camps about 2.2 km apart: a warning by the limits of the file, 3 and 1 km. */
async function warned(): Promise<ScreenSocket> {
  const [a, b] = [await running.tracked(admin, 'Barat', 1), await running.tracked(admin, 'Timur', 2)]
  const socket = await screen()
  const raised = entryOf(socket, isOf('AlertRaised'))
  // Two observations each are enough to enter (PX4).
  for (const east of [0, 0.0001]) {
    await running.report(a.trackerId, 117.5 + east, 0.5)
    await running.report(b.trackerId, 117.52 + east, 0.5)
  }
  await raised
  await expect.poll(async () => (await running.store.read.newestPositions()).length).toBe(2)
  return socket
}
const wider = (amendment: OperationAmendment): OperationAmendment => ({
  ...amendment,
  limits: { watchM: 12_000, warningM: 6_000, dangerM: 4_000 },
  phaseLimits: {},
})

it('[PX11] a change is previewed on what is live, changes nothing then, and everything once it is made', async () => {
  const socket = await warned()
  const { version, amendment } = await read()
  expect(version).toBe(0)
  const wanted = wider(amendment)
  const { problems, inUse, alerts } = await preview(wanted)
  expect([problems, inUse]).toEqual([[], []])
  expect(alerts).toMatchObject([{ kind: 'encounter', after: 'extreme' }])
  expect((await running.store.read.standingAlerts()).map(({ severity }) => severity)).not.toContain('extreme')
  expect(await preview(amendment)).toEqual({ problems: [], inUse: [], alerts: [] })

  const worse = entryOf(socket, ({ event }) => 'alert' in event && event.alert.severity === 'extreme')
  const told = entryOf(socket, isOf('OperationChanged'))
  const changed = await change(wanted, 0)
  expect([changed.status, changed.body]).toMatchObject([200, { version: 1 }])
  expect(await told).toMatchObject({
    by: 'admin',
    event: { reason: 'Rapat pleno', operation: { limits: wanted.limits } },
  })
  expect((await worse).by).toBeNull()
  const operation = (await running.call(routes.readOperation, { cookie: admin })).body
  expect(operation.limits).toEqual(wanted.limits)
})

it('[PX4] a narrowing is previewed to the end of the hold, also in an exercise that runs fast', async () => {
  await running.stop()
  running = await startApp({ clock: exerciseClock({ real: Date.now(), operation: Date.now(), speed: 20 }) })
  admin = await running.signIn()
  await warned()
  const { amendment } = await read()
  const narrower = { ...amendment, limits: { watchM: 900, warningM: 600, dangerM: 100 }, phaseLimits: {} }
  const { alerts } = await preview(narrower)
  expect(alerts).toMatchObject([{ kind: 'encounter', before: expect.any(String), after: null }])
  expect(await preview(amendment)).toEqual({ problems: [], inUse: [], alerts: [] })
})

it('what was changed is there after a restart', async () => {
  const { amendment } = await read()
  expect((await change({ ...amendment, name: 'Nama lain' }, 0)).status).toBe(200)
  await running.stop({ keep: true })
  running = await startApp({ dataDir: running.folder })
  const operation = await running.call(routes.readOperation, { cookie: await running.signIn() })
  expect(operation.body.name).toBe('Nama lain')
})

it('what no longer fits is named where it stands, and nothing is changed', async () => {
  const { amendment } = await read()
  const [contest] = amendment.contests
  if (!contest) throw new Error('no contest')
  const wrong = {
    ...amendment,
    limits: { watchM: 1_000, warningM: 3_000, dangerM: 1_000 },
    contests: [
      {
        ...contest,
        calendar: [{ ...contest.calendar[0], phase: 'campaign' as const, from: '2024-09-25', to: '2024-09-01' }],
      },
    ],
  }
  const { problems } = await preview(wrong)
  const paths = problems.map(({ path }) => path.join('.'))
  expect(paths).toEqual(expect.arrayContaining(['limits.watchM', 'contests.0.calendar.0.to']))
  const refused = await change(wrong, 0)
  expect([refused.status, refused.body]).toMatchObject([422, { refused: 'wrongOperation' }])
  expect((await read()).version).toBe(0)
})

it('a contest that groups stand for is not taken away, and two administrators never overwrite each other', async () => {
  await running.tracked(admin, 'Barat', 1)
  const { amendment } = await read()
  const without = { ...amendment, contests: amendment.contests.filter(({ id }) => id !== 'gubernur') }
  expect((await preview(without)).inUse).toEqual(['Barat'])
  expect((await change(without, 0)).body).toMatchObject({ refused: 'inUse', detail: 'Barat' })
  expect((await change({ ...amendment, name: 'Nama lain' }, 0)).status).toBe(200)
  const late = await change(wider(amendment), 0)
  expect([late.status, late.body]).toMatchObject([409, { refused: 'changedMeanwhile', current: { version: 1 } }])
})

it('who is asked for a second factor from now on has to set one up before anything else', async () => {
  const socket = await screen()
  const dark = new Promise<void>((done) => socket.once('disconnect', () => done()))
  const { amendment } = await read()
  expect((await change({ ...amendment, secondFactorFor: ['admin'] }, 0)).status).toBe(200)
  await dark
  expect((await running.call(routes.whoAmI, { cookie: admin })).body).toMatchObject({ due: 'secondFactor' })
  expect((await running.call(routes.readOperation, { cookie: admin })).body).toMatchObject({ refused: 'notYet' })
})

it('whether a second factor is asked of them stands in the own account of everybody', async () => {
  // Who came through the provider owes nothing here and may go on looking.
  const entrance = 'provider'
  const operator = await running.seat('operator', null, { entrance })
  const observer = await running.seat('observer', null, { entrance })
  const needs = async (cookie: string) => (await running.call(routes.readOwnAccount, { cookie })).body.needsSecondFactor
  expect([await needs(operator), await needs(observer)]).toEqual([false, false])
  const { amendment } = await read()
  expect((await change({ ...amendment, secondFactorFor: ['operator'] }, 0)).status).toBe(200)
  expect([await needs(operator), await needs(observer)]).toEqual([true, false])
})
