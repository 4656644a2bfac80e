import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { TRAIL_RECALL_MS } from './limits.ts'

const DAY_MS = 86_400_000
const PIECES_DAYS = 7
/** Whatever a file says: what the watch reads again after a restart stays, and as much again twenty times over. */
const UNTOUCHED_MS = Math.max(DAY_MS, 20 * TRAIL_RECALL_MS)

/** What came before these instants goes. `removeTracks` null: the first such phase has not been over for long enough. */
export type RetentionLimits = {
  thinTracks: EpochMs
  removeTracks: EpochMs | null
  quarantined: EpochMs
  malformed: EpochMs
  sessions: EpochMs
  photos: EpochMs
  /** pieces of photos that nobody went on sending: a phone that comes back later begins anew */
  photoPieces: EpochMs
}

/**
 * A point is kept until the phase that was still to end when it came has ended, in each contest, and `days` more; where
 * no such end is to come any more it is kept for `days`. Later points are never due before earlier ones, so one instant
 * parts them.
 */
function tracksDue({ contests, retention }: Pick<Operation, 'contests' | 'retention'>, now: number): number | null {
  const { phase, days } = retention.tracks.deleteAfter
  const overSince = now - days * DAY_MS
  const due = contests.map(({ calendar }) => {
    const ends = calendar.flatMap((span) => (span.phase === phase && span.until !== null ? [span.until] : []))
    const isToCome = ends.some((end) => end > overSince)
    return isToCome ? Math.max(0, ...ends.filter((end) => end <= overSince)) : overSince
  })
  const first = Math.min(overSince, ...due)
  return first <= 0 ? null : first
}

/** How far retention reaches now: `now` by the operation's clock, `wall` the true time, which sessions go by. */
export function retentionLimits(
  operation: Pick<Operation, 'contests' | 'retention'>,
  now: EpochMs,
  wall: EpochMs,
): RetentionLimits {
  const { tracks, quarantined, malformed, sessions, photos } = operation.retention
  const capped = (at: number): EpochMs => epochMs(Math.max(0, Math.min(at, now - UNTOUCHED_MS)))
  const before = (days: number): EpochMs => capped(now - days * DAY_MS)
  const due = tracksDue(operation, now)
  return {
    thinTracks: before(tracks.thinAfterDays),
    removeTracks: due === null ? null : capped(due),
    quarantined: before(quarantined.days),
    malformed: before(malformed.days),
    sessions: epochMs(Math.max(0, wall - Math.max(UNTOUCHED_MS, sessions.days * DAY_MS))),
    photos: before(photos.days),
    photoPieces: before(PIECES_DAYS),
  }
}
