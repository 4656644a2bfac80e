import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { SentPhoto } from '@jaga-jarak/shared/photo.ts'
import { DeviceId, type EpochMs, epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRulebook } from '../domain/rulebook.ts'
import { createWatch } from '../domain/watch.ts'
import { createTrackers } from '../live/trackers.ts'
import { readOperation } from '../operation/read-operation.ts'
import type { Store } from '../ports.ts'
import { openStore } from '../store/open-store.ts'
import { aDevice, aGroup, aPoint, aSession } from '../store/specimens.ts'
import { verifyLog } from '../store/verify-log.ts'
import { planRetention, type RetentionDeps } from './plan-retention.ts'
import { remindWatch } from './remind-watch.ts'
import { runRetention } from './run-retention.ts'

const operation = readOperation(resolve(import.meta.dirname, '../../operations/kaltim-2024.yaml'))
const DAY = 86_400_000
/** Long after the last dispute: a point is kept for thirty days, and thinned after fourteen. */
const NOW = epochMs(Date.UTC(2026, 0, 31, 2))
const ago = (days: number): EpochMs => epochMs(NOW - days * DAY)
const KM_1 = DeviceId.parse('km-1')
const START = epochMs(0)

const folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-retention-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
let [sqliteFile, store, wall]: [string, Store, number] = ['', undefined as never, 0]
beforeEach(async () => {
  sqliteFile = join(folder, String(++files), 'store.sqlite')
  store = await openStore({ sqliteFile })
  wall = NOW
})
afterEach(() => store.close())

const deps = (): RetentionDeps => ({
  store,
  operation,
  clock: { now: () => NOW, monotonic: () => performance.now(), wall: () => epochMs(wall), speed: 1 },
  zoneMs: 8 * 3_600_000,
  pause: () => breathe(),
})

const point = (when: EpochMs, mark: string, device = 'km-1') =>
  aPoint(device, 0, { fixedAt: when, receivedAt: when, attributes: { mark } })
const track = () => store.read.track(KM_1, START, epochMs(NOW + 1))

/** Ten points ten seconds apart, as old as that. */
const tenPoints = (days: number, mark: string) =>
  Array.from({ length: 10 }, (_, n) => point(epochMs(ago(days) + n * 10_000), `${mark}-${n}`))

async function fill(): Promise<void> {
  const { groupId: _, ...report } = point(ago(40), 'ASIDE')
  const photo = SentPhoto.parse({
    ...{ id: randomUUID(), incidentId: randomUUID(), by: 'usr-1', takenAt: null, addedAt: ago(366) },
    ...{ width: 4, height: 3, bytes: 5, sha256: 'a'.repeat(64), hasOriginal: false },
  })
  const file = Uint8Array.of(1, 2, 3)
  const malformed = { deviceId: KM_1, receivedAt: ago(15), payload: 'UNREAD', reason: 'malformed' as const }
  await store.write(async (tx) => {
    await tx.saveTrack([...tenPoints(31, 'OLD'), ...tenPoints(20, 'MIDDLE'), ...tenPoints(3, 'YOUNG')])
    await tx.saveQuarantined([{ report, reason: 'future' }], [malformed])
    await tx.addSession(aSession('wall', { openedAt: ago(31), address: '10.11.12.13', agent: 'PERAMBAN' }))
    await tx.savePhoto(photo, { thumbnail: file, image: file, original: null })
  })
}

const PARTS = [
  { kind: 'tracks', removed: 10, thinned: 8, until: ago(30) },
  { kind: 'quarantined', removed: 1, thinned: 0, until: ago(30) },
  { kind: 'malformed', removed: 1, thinned: 0, until: ago(14) },
  { kind: 'sessions', removed: 1, thinned: 0, until: ago(30) },
  { kind: 'photos', removed: 1, thinned: 0, until: ago(365) },
]

it('says by kind and day what would go, and changes nothing', async () => {
  await fill()
  const plan = await planRetention(deps())()
  expect(plan.parts).toEqual(PARTS)
  const midnight = (days: number) => ago(days) - 10 * 3_600_000
  expect(plan.days).toEqual([
    { kind: 'photos', day: midnight(366), removed: 1, thinned: 0 },
    { kind: 'quarantined', day: midnight(40), removed: 1, thinned: 0 },
    { kind: 'tracks', day: midnight(31), removed: 10, thinned: 0 },
    { kind: 'tracks', day: midnight(20), removed: 0, thinned: 8 },
    { kind: 'malformed', day: midnight(15), removed: 1, thinned: 0 },
  ])
  expect(await track()).toHaveLength(30)
  expect(await store.read.head()).toBe(0)
})

it('does what the plan said, tells the log, and finds nothing more to do', async () => {
  await fill()
  const run = await runRetention(deps(), 'usr-1')
  expect(run).toMatchObject({ outcome: 'done', parts: PARTS, overwritten: true, by: 'usr-1' })
  const marks = (await track()).map((it) => it.attributes.mark)
  expect(marks).toEqual(['MIDDLE-0', 'MIDDLE-6', ...tenPoints(3, 'YOUNG').map((it) => it.attributes.mark)])
  const entries = await store.read.entriesAfter(seq(0), 99)
  expect(entries.map((it) => it.event)).toEqual(PARTS.map((part) => ({ type: 'RetentionRun', ...part })))
  expect(entries[0]?.by).toBe('usr-1')
  expect(await verifyLog({ sqliteFile })).toEqual({ entries: 5, firstBroken: null })
  const again = await planRetention(deps())()
  expect(again.parts.map((it) => it.removed + it.thinned)).toEqual([0, 0, 0, 0, 0])
})

it('goes on where the last run was stopped', async () => {
  await fill()
  let steps = 0
  const first = await runRetention(deps(), null, { isStopped: () => ++steps > 3 })
  expect(first).toMatchObject({ outcome: 'stopped', overwritten: null })
  wall += 1
  const second = await runRetention({ ...deps(), clock: { ...deps().clock, now: () => epochMs(NOW + 1) } }, null)
  expect(second?.outcome).toBe('done')
  const sum = (kind: string) =>
    [first, second].reduce((n, run) => n + (run?.parts.find((it) => it.kind === kind)?.thinned ?? 0), 0)
  expect(sum('tracks')).toBe(8)
  expect(await track()).toHaveLength(12)
})

it('runs once at a time, and after a crash the log still hears what the dead run had done', async () => {
  await fill()
  const step = new Error('the power went')
  await expect(
    runRetention({ ...deps(), pause: () => Promise.reject(step) }, null, { onStep: () => {} }),
  ).rejects.toThrow(step)
  const [failed] = await store.read.retentionRuns(1)
  expect(failed).toMatchObject({ outcome: 'failed', parts: [{ kind: 'tracks', removed: 10 }, {}, {}, {}, {}] })

  if (!failed) throw new Error('no run')
  const dead = { ...failed, startedAt: ago(1), outcome: 'running' as const, endedAt: null, stirredAt: epochMs(wall) }
  await store.write((tx) => tx.saveRetentionRun({ ...dead, startedAt: epochMs(NOW + 1) }))
  expect(await runRetention(deps(), null)).toBeNull()
  wall += 60_000
  const later = { ...deps(), clock: { ...deps().clock, now: () => epochMs(NOW + 2) } }
  expect((await runRetention(later, null))?.outcome).toBe('done')
  const outcomes = (await store.read.retentionRuns(9)).map((it) => it.outcome)
  expect(outcomes).toEqual(['done', 'stopped', 'failed'])
  expect(await store.read.entriesAfter(seq(0), 99)).toHaveLength(15)
})

it('a live write waits for one step at most', async () => {
  const many = Array.from({ length: 3_000 }, (_, n) => point(epochMs(ago(60) + n * 1_000), String(n)))
  await store.write((tx) => tx.saveTrack(many))
  let [steps, live, most] = [0, 0, 0]
  const waiting: Promise<void>[] = []
  await runRetention(deps(), null, {
    onStep() {
      steps += 1
      const asked = steps
      waiting.push(
        store.write(async (tx) => {
          live += 1
          most = Math.max(most, steps - asked)
          await tx.saveTrack([point(NOW, 'live', 'km-9')])
        }),
      )
    },
  })
  await Promise.all(waiting)
  expect(steps).toBeGreaterThan(6)
  expect(live).toBe(steps)
  expect(most).toBeLessThanOrEqual(1)
})

describe('what the live watch needs', () => {
  it('[PX5] stays: the last hours of a track, and where a watched group was heard last, however long ago', async () => {
    const convoy = aGroup(1, { id: 'group-1', camps: [{ contestId: 'gubernur', ballotNumber: 1 }] })
    const closed = aGroup(2, { id: 'group-2', status: 'closed', camps: convoy.camps })
    const way = Array.from({ length: 60 }, (_, n) => point(epochMs(NOW - (60 - n) * 30_000), 'way'))
    await store.write(async (tx) => {
      await tx.saveGroup(convoy)
      await tx.saveGroup(closed)
      await tx.saveDevice(aDevice('km-1', { groupId: 'group-1' }), 'hash-1')
      await tx.saveDevice(aDevice('km-2', { groupId: 'group-1' }), 'hash-2')
      await tx.saveDevice(aDevice('km-3', { groupId: 'group-2' }), 'hash-3')
      await tx.saveTrack([...way, point(ago(400), 'far', 'km-2'), point(ago(400), 'far', 'km-3')])
    })
    const reminded = async () => {
      const watch = createWatch(createRulebook(operation, [], () => null))
      const trackers = createTrackers(await store.read.trackers())
      await remindWatch({ watch, trackers, store, clock: deps().clock })
      return JSON.stringify([watch.latest(NOW), watch.shapes()])
    }
    const before = await reminded()
    expect(before).toContain('group-1')
    const strict = { ...operation.retention, quarantined: { days: 1 }, malformed: { days: 1 }, sessions: { days: 1 } }
    const tracks = { thinAfterDays: 1, keepOneEveryS: 3_600, deleteAfter: { phase: 'settled' as const, days: 1 } }
    await runRetention({ ...deps(), operation: { ...operation, retention: { ...strict, tracks } } }, null)
    expect(await track()).toHaveLength(60)
    expect((await store.read.newestPositions()).map((it) => it.deviceId)).toEqual(['km-1', 'km-2'])
    expect(await reminded()).toBe(before)
  })
})

it('nothing of what went is left in the files', async () => {
  await fill()
  const noise = Array.from({ length: 5_000 }, (_, n) => point(epochMs(ago(45) + n * 997), `NOISE-${n}`, `km-${n % 40}`))
  await store.write((tx) => tx.saveTrack(noise))
  await runRetention(deps(), null)
  const bytes = () =>
    ['', '-wal', '-shm']
      .map((end) => `${sqliteFile}${end}`)
      .map((file) => (existsSync(file) ? readFileSync(file, 'latin1') : ''))
      .join('')
  // While the server goes on, and after it was closed.
  for (const after of [async () => {}, () => store.close()]) {
    await after()
    const left = bytes()
    expect(left).toContain('YOUNG-3')
    expect(left).toContain('MIDDLE-6')
    for (const gone of ['OLD-', 'MIDDLE-1', 'MIDDLE-9', 'ASIDE', 'UNREAD', '10.11.12.13', 'PERAMBAN', 'NOISE-'])
      expect([gone, left.includes(gone)]).toEqual([gone, false])
  }
  store = await openStore({ sqliteFile })
})
