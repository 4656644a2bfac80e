import { DeviceId, epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import type { RetentionRun } from '@jaga-jarak/shared/retention.ts'
import { expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { after, aPerson, aPoint, aSession, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'

const KM_1 = DeviceId.parse('km-1')
const START = epochMs(0)
/** A point of km-1 that came in the second it was fixed. */
const at = (second: number) => aPoint('km-1', second, { receivedAt: after(second) })

/** What is old goes in slices, what is not stays. */
export function retentionContract(here: () => Opened): void {
  const kept = async () => (await here().store.read.track(KM_1, START, after(99_999))).map((it) => it.fixedAt)

  it('removes the oldest first and says whether that was all', async () => {
    const { store } = here()
    await store.write((tx) => tx.saveTrack([5, 1, 4, 2, 3].map(at)))
    expect(await store.write((tx) => tx.removeOld('tracks', after(4), 2))).toEqual({ removed: 2, isLast: false })
    expect(await kept()).toEqual([3, 4, 5].map(after))
    expect(await store.write((tx) => tx.removeOld('tracks', after(4), 2))).toEqual({ removed: 1, isLast: true })
    expect(await kept()).toEqual([4, 5].map(after))
  })

  it('comes to an end also where more came at one instant than a slice takes', async () => {
    const { store } = here()
    const points = [1, 2, 3, 4, 5].map((n) => aPoint('km-1', n, { receivedAt: after(9) }))
    await store.write((tx) => tx.saveTrack(points))
    expect(await store.write((tx) => tx.removeOld('tracks', after(10), 2))).toEqual({ removed: 5, isLast: false })
    expect(await store.write((tx) => tx.removeOld('tracks', after(10), 2))).toEqual({ removed: 0, isLast: true })
  })

  it('thins to the first point in each stretch of each tracker, slice by slice, and changes nothing the second time', async () => {
    const { store } = here()
    const seconds = [0, 10, 59, 60, 61, 125, 180, 190]
    await store.write((tx) => tx.saveTrack([...seconds.map(at), aPoint('km-2', 11, { receivedAt: after(11) })]))
    const counted = await store.read.countOld('tracks', { from: START, before: after(185), zoneMs: 0 }, 99, 60_000)
    expect(counted).toEqual({ days: [{ day: T0, count: 3 }], until: after(185) })
    let [from, thinned, steps] = [START, 0, 0]
    while (from < after(185)) {
      const slice = await store.write((tx) => tx.thinTracks({ from, before: after(185) }, 60_000, 3))
      ;[from, thinned, steps] = [slice.until, thinned + slice.thinned, steps + 1]
    }
    expect(steps).toBeGreaterThan(2)
    expect(thinned).toBe(3)
    expect(await kept()).toEqual([0, 60, 125, 180, 190].map(after))
    expect(await store.read.track(DeviceId.parse('km-2'), START, after(99))).toHaveLength(1)
    const again = await store.write((tx) => tx.thinTracks({ from: START, before: after(185) }, 60_000, 99))
    expect(again).toEqual({ thinned: 0, until: after(185) })
  })

  it('counts by local days', async () => {
    const { store } = here()
    // T0 is eight in the morning in WITA: sixteen hours later the next local day begins.
    const hours = [0, 15.9, 16, 40].map((hour) => at(hour * 3_600))
    await store.write((tx) => tx.saveTrack(hours))
    const midnight = T0 - 8 * 3_600_000
    const { days } = await store.read.countOld(
      'tracks',
      { from: START, before: after(99_999_999), zoneMs: 8 * 3_600_000 },
      99,
    )
    expect(days).toEqual([0, 1, 2].map((n) => ({ day: midnight + n * 86_400_000, count: n === 0 ? 2 : 1 })))
  })

  it('removes what was set aside', async () => {
    const { store } = here()
    const { groupId: _, ...report } = at(1)
    const malformed = { deviceId: KM_1, receivedAt: after(1), payload: 'x', reason: 'malformed' as const }
    await store.write((tx) => tx.saveQuarantined([{ report, reason: 'future' }], [malformed]))
    for (const kind of ['quarantined', 'malformed'] as const) {
      expect((await store.write((tx) => tx.removeOld(kind, after(1), 9))).removed).toBe(0)
      expect((await store.write((tx) => tx.removeOld(kind, after(2), 9))).removed).toBe(1)
    }
  })

  it('removes newest positions but those in use', async () => {
    const { store } = here()
    await store.write((tx) => tx.saveTrack([at(1), aPoint('km-2', 1), aPoint('km-3', 9, { receivedAt: after(9) })]))
    await store.write((tx) => tx.removeNewestPositions(after(5), new Set([KM_1])))
    expect((await store.read.newestPositions()).map((it) => it.deviceId)).toEqual(['km-1', 'km-3'])
  })

  it('forgets where a session was opened from, and keeps the session', async () => {
    const { store } = here()
    const [old, young] = [aSession('ses-1', { openedAt: T0 }), aSession('ses-2', { openedAt: after(9) })]
    await store.write(async (tx) => {
      await tx.addSession(old)
      await tx.addSession(young)
    })
    expect(await store.write((tx) => tx.forgetOrigins(after(5)))).toBe(1)
    expect(await store.write((tx) => tx.forgetOrigins(after(5)))).toBe(0)
    expect(await store.read.sessions()).toEqual([{ ...old, address: '', agent: '' }, young])
  })

  it('removes all of one tracker and nothing of another', async () => {
    const { store } = here()
    const { groupId: _, ...report } = at(1)
    const malformed = { deviceId: KM_1, receivedAt: after(1), payload: 'x', reason: 'malformed' as const }
    const quarantined = { report, reason: 'future' as const }
    const other = { ...report, deviceId: DeviceId.parse('km-2') }
    await store.write(async (tx) => {
      await tx.saveTrack([1, 2, 3, 4, 5].map(at))
      await tx.saveTrack([aPoint('km-2', 1)])
      await tx.saveQuarantined([quarantined, { report: other, reason: 'future' }], [malformed])
    })
    expect(await store.read.setAsideOf(KM_1)).toEqual({ quarantined: [quarantined], malformed: [malformed] })
    const remove = () => store.write((tx) => tx.removeTrackOf(KM_1, 3))
    expect([await remove(), await remove()]).toEqual([
      { removed: 3, isLast: false },
      { removed: 2, isLast: true },
    ])
    await store.write((tx) => tx.removeRestOf(KM_1))
    expect(await store.read.setAsideOf(KM_1)).toEqual({ quarantined: [], malformed: [] })
    expect((await store.read.setAsideOf(other.deviceId)).quarantined).toHaveLength(1)
    expect((await store.read.newestPositions()).map((it) => it.deviceId)).toEqual(['km-2'])
    expect(await store.read.track(other.deviceId, START, after(9))).toHaveLength(1)
  })

  it('finds the entries that somebody made and those that name them, and nobody of a like id', async () => {
    const { store } = here()
    const person = (id: string) => ({ type: 'PersonAdded' as const, person: aPerson(id).person })
    await store.write((tx) => tx.append([person('usr-1'), person('usr-11')], T0, 'usr-2'))
    await store.write((tx) => tx.append([person('usr-3')], T0, 'usr-1'))
    const seqs = async (after: number, until: number) =>
      (await store.read.entriesConcerning('usr-1', seq(after), seq(until))).map((it) => it.seq)
    expect(await seqs(0, 9)).toEqual([1, 3])
    expect([await seqs(1, 9), await seqs(0, 2)]).toEqual([[3], [1]])
  })

  it('overwrites and compacts, and all that was not removed is there', async () => {
    const { store } = here()
    await store.write((tx) => tx.saveTrack([1, 2, 3].map(at)))
    await store.write((tx) => tx.removeOld('tracks', after(3), 9))
    expect(await store.overwriteRemoved(async () => {})).toBe(true)
    await store.compact()
    expect(await kept()).toEqual([after(3)])
  })

  it('keeps runs, the newest first', async () => {
    const { store } = here()
    const run = (second: number): RetentionRun => ({
      ...{ startedAt: after(second), endedAt: null, by: null, outcome: 'running', thinnedUntil: T0, stirredAt: T0 },
      ...{ parts: [{ kind: 'tracks', removed: 1, thinned: 2, until: null }], overwritten: null },
    })
    await store.write(async (tx) => {
      for (const second of [1, 3, 2]) await tx.saveRetentionRun(run(second))
      await tx.saveRetentionRun({ ...run(3), outcome: 'done', endedAt: after(4) })
    })
    const runs = await store.read.retentionRuns(2)
    expect(runs).toEqual([{ ...run(3), outcome: 'done', endedAt: after(4) }, run(2)])
  })

  it('finds what is old by an index, not by a walk over all', async () => {
    const { store, place } = here()
    await store.write((tx) => tx.saveTrack([at(1)]))
    if ('databaseUrl' in place) return
    const database = openDatabase(place)
    const plan = database.file?.prepare('explain query plan delete from track_points where received_at < 5').all()
    await database.close()
    expect(JSON.stringify(plan)).toContain('track_points_received')
  })
}
