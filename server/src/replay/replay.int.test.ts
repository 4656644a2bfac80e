import { resolve } from 'node:path'
import { routes } from '@jaga-jarak/shared/api.ts'
import { Fix } from '@jaga-jarak/shared/position.ts'
import { DeviceId, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { afterEach, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { readOperation } from '../operation/read-operation.ts'
import { aGroup } from '../store/specimens.ts'
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
    // A call for help is none of the watch's.
    if (i === 10) await app.raw(`/osmand?id=${north.trackerId}&lat=0.5&lon=117.5&speed=0&alarm=sos`)
    else await app.report(north.trackerId, 117.5, 0.5)
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

it('[AL3] an acknowledgement covers in the replay what had been seen, and nothing that came to light later', async () => {
  const start = Date.UTC(2024, 9, 20, 2)
  const at = (s: number) => epochMs(start + s * 1_000)
  /** Near for a while, away for longer than an acknowledgement survives, and near again. */
  const apartM = (s: number): number =>
    s < 100 ? 12_000 - 40 * s : s < 200 ? 8_000 : s < 300 ? 40 * s : s < 1_100 ? 12_000 : 56_000 - 40 * s
  const entries: DayEntry[] = [1, 2].flatMap((no): DayEntry[] => {
    const group = aGroup(no, { camps: [{ contestId: 'gubernur', ballotNumber: no }] })
    const deviceId = DeviceId.parse(`dev-${no}`)
    return [
      { what: 'group', at: at(0), group },
      { what: 'device', at: at(0), deviceId, groupId: group.id, intervalS: 10 },
    ]
  })
  for (let s = 0; s <= 1_200; s += 10) {
    for (const no of [1, 2]) {
      const fix = { lon: 117.5, lat: 0.5 + (no === 1 ? 0 : apartM(s) / 110_574), fixedAt: at(s) }
      entries.push({ what: 'fix', at: at(s), deviceId: DeviceId.parse(`dev-${no}`), fix: Fix.parse(fix) })
    }
  }
  const plain = await runDay(entries, operation, nowhere)
  const encounters = plain.filter(({ evidence }) => evidence.kind === 'encounter')
  const [raised] = encounters
  if (raised?.evidence.kind !== 'encounter') throw new Error('nothing was raised')
  const subjects = raised.evidence.sides.map(({ groupId }) => groupId)
  const turnsSeen = async (seenAt: number): Promise<string[]> => {
    const word = { what: 'acknowledged' as const, at: at(150), kind: 'encounter', subjects, by: 'usr-1' }
    const day = [...entries, { ...word, seenAt: epochMs(seenAt) }].toSorted((a, b) => a.at - b.at)
    const turns = await runDay(day, operation, nowhere)
    return turns.flatMap(({ turn, evidence }) => (evidence.kind === 'encounter' ? [turn] : [])).slice(0, 3)
  }
  // What nobody answered still stands when it is over, and comes back; what was answered is a new one.
  expect(await turnsSeen(raised.at - 1)).toEqual(['raised', 'cleared', 'returned'])
  expect(await turnsSeen(raised.at)).toEqual(['raised', 'cleared', 'raised'])
})

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
