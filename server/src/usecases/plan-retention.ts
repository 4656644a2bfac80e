import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { DataKind, RetentionPart, RetentionPlan } from '@jaga-jarak/shared/retention.ts'
import { retentionLimits } from '../domain/retention.ts'
import type { OldKind, Received } from '../ports.ts'
import type { World } from './change-world.ts'

/** Rows looked at in one read: a few milliseconds. */
const ROWS = 2_000

/** `zoneMs`: how far the operation's zone is ahead of UTC. `pause` lets others have their turn between two reads. */
export type RetentionDeps = Pick<World, 'store' | 'clock' | 'operation'> & {
  zoneMs: number
  pause: () => Promise<void>
}

/** What would go now, by kind and day; nothing is changed. */
export const planRetention = (deps: RetentionDeps) => async (): Promise<RetentionPlan> => {
  const { store, clock, operation, zoneMs, pause } = deps
  const at = clock.now()
  const limits = retentionLimits(operation, at, clock.wall())
  const days: RetentionPlan['days'] = []

  const count = async (kind: OldKind, span: Received, keepOneEveryMs?: number): Promise<number> => {
    const perDay = new Map<EpochMs, number>()
    for (let from = span.from; from < span.before; ) {
      const slice = await store.read.countOld(kind, { ...span, from, zoneMs }, ROWS, keepOneEveryMs)
      for (const it of slice.days) perDay.set(it.day, (perDay.get(it.day) ?? 0) + it.count)
      from = slice.until
      await pause()
    }
    for (const [day, n] of perDay)
      days.push({
        kind,
        day,
        ...(keepOneEveryMs === undefined ? { removed: n, thinned: 0 } : { removed: 0, thinned: n }),
      })
    return [...perDay.values()].reduce((a, b) => a + b, 0)
  }
  const removal = async (kind: OldKind, until: EpochMs | null): Promise<RetentionPart> => {
    const removed = until === null ? 0 : await count(kind, { from: epochMs(0), before: until })
    return { kind, removed, thinned: 0, until }
  }

  const [last] = await store.read.retentionRuns(1)
  const thinFrom = epochMs(Math.max(last?.thinnedUntil ?? 0, limits.removeTracks ?? 0))
  const tracks = await removal('tracks', limits.removeTracks)
  const every = operation.retention.tracks.keepOneEveryS * 1_000
  tracks.thinned = await count('tracks', { from: thinFrom, before: limits.thinTracks }, every)
  const aside = await removal('quarantined', limits.quarantined)
  const unread = await removal('malformed', limits.malformed)
  const photos = await removal('photos', limits.photos)
  const known = (await store.read.sessions()).filter((it) => it.address !== '' || it.agent !== '')
  const removed = known.filter((it) => it.openedAt < limits.sessions).length
  const sessions = { kind: 'sessions' as const, removed, thinned: 0, until: limits.sessions }
  const order = (kind: DataKind) => (kind === 'tracks' ? 0 : 1)
  days.sort((a, b) => a.day - b.day || order(a.kind) - order(b.kind))
  return { at, parts: [tracks, aside, unread, sessions, photos], days }
}
