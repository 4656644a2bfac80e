import { resolve } from 'node:path'
import { routes } from '@jaga-jarak/shared/api.ts'
import { afterEach, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { readOperation } from '../operation/read-operation.ts'
import { compareTurns } from './compare.ts'
import { type DayEntry, readTrackFile, writeTrackFile } from './day.ts'
import { readDay, readLog } from './read-day.ts'
import { runDay } from './run-day.ts'

const operation = readOperation(resolve(import.meta.dirname, '../../operations/kaltim-2024.yaml'))
const nowhere = () => null
let running: Running | null = null
afterEach(async () => {
  await running?.stop()
  running = null
})

/** An hour of operation time lived through the front door: an outlier, a change of camp, an order, a revoked tracker. */
async function live(): Promise<Running> {
  let now = Date.UTC(2024, 10, 23, 2)
  const clock = {
    now: () => now as never,
    monotonic: () => performance.now(),
    wall: () => Date.now() as never,
    speed: 1,
  }
  const app = await startApp({ clock })
  running = app
  const admin = await app.signIn()
  const north = await app.tracked(admin, 'Utara', 1)
  const south = await app.tracked(admin, 'Selatan', 2)
  /** Ten seconds go by; everything of them is judged and stored before it goes on. */
  const pass = async (): Promise<void> => {
    now += 10_000
    await new Promise((done) => setTimeout(done, 60))
  }
  for (let i = 0; i < 60; i++) {
    const apart = 0.1 - i * 0.0016
    const jump = i === 20 ? 0.5 : 0
    await app.report(north.trackerId, 117.5, 0.5)
    await app.report(south.trackerId, 117.5 + jump, 0.5 + apart)
    await pass()
    if (i === 30) {
      const limits = { watchM: 20_000, warningM: 8_000, dangerM: 4_000 }
      const body = { kind: 'limits' as const, limits, until: now + 120_000, reason: 'Isu' }
      await app.call(routes.giveOrder, { cookie: admin, body })
      await pass()
    }
  }
  // Both fall silent until they are lost.
  for (let i = 0; i < 40; i++) await pass()
  return app
}

it('[PX7] a replay of the stored day gives the alerts that the log has, turn by turn', async () => {
  const { store } = await live()
  const { changes, logged } = await readLog(store.read)
  const told = await runDay(readDay(store.read, changes), operation, nowhere)
  const end = Math.max(...logged.map((it) => it.at))
  expect(logged.map((it) => it.turn)).toEqual(expect.arrayContaining(['raised', 'limitsChanged', 'lostContact']))
  expect(
    compareTurns(
      logged,
      told.filter((it) => it.at <= end),
    ),
  ).toMatchObject({
    same: logged.length,
    only: { first: [], second: [] },
  })
  expect(logged.length).toBeGreaterThan(5)

  // The same from a file, and other limits tell another day.
  const entries: DayEntry[] = []
  for await (const entry of readDay(store.read, changes)) entries.push(entry)
  const again = readTrackFile(writeTrackFile(entries))
  expect(await runDay(again, operation, nowhere)).toEqual(told)
  const wide = await runDay(again, operation, nowhere, { watchM: 12_000, warningM: 6_000, dangerM: 3_000 })
  const danger = (turns: typeof told) =>
    turns.find((it) => it.evidence.kind === 'encounter' && it.evidence.band === 'danger')?.at ?? 0
  expect(danger(wide)).not.toBe(danger(told))
}, 60_000)

it('a track file that is broken is refused by its line', () => {
  expect(() => readTrackFile('{"what":"group"')).toThrow('line 1: JSON expected')
  expect(() => readTrackFile('\n{"what":"fix","at":1}')).toThrow('line 2: ')
  const fix = (at: number) => JSON.stringify({ what: 'device', at, deviceId: 'd', groupId: null, intervalS: 1 })
  expect(() => readTrackFile(`${fix(2)}\n${fix(1)}`)).toThrow('line 2: earlier')
  expect(readTrackFile(`${fix(1)}\n\n${fix(1)}\n`)).toHaveLength(2)
})

it('an empty store is an empty day', async () => {
  running = await startApp()
  const { store } = running
  const { changes, logged } = await readLog(store.read)
  expect(changes).toEqual([])
  expect(logged).toEqual([])
  expect(await runDay(readDay(store.read, changes), operation, nowhere)).toEqual([])
})
