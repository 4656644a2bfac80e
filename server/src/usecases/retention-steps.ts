import type { DeviceId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { DataKind, RetentionPart, RetentionRun } from '@jaga-jarak/shared/retention.ts'
import type { RetentionLimits } from '../domain/retention.ts'
import type { OldKind, Reader, Writer } from '../ports.ts'

/** What a run does in one transaction; true: there is no more of it. */
type Step = (tx: Writer, run: RetentionRun, rows: number) => Promise<boolean>

const partOf = (run: RetentionRun, kind: DataKind): RetentionPart => {
  const part = run.parts.find((it) => it.kind === kind)
  if (part === undefined) throw new Error(`a run without ${kind}`)
  return part
}

/** Of photos, which are a thousand times as large as other rows. */
const PHOTOS_AT_ONCE = 10

const remove =
  (kind: OldKind, until: EpochMs | null, most = Number.POSITIVE_INFINITY): Step =>
  async (tx, run, rows) => {
    if (until === null) return true
    const { removed, isLast } = await tx.removeOld(kind, until, Math.min(rows, most))
    partOf(run, kind).removed += removed
    return isLast
  }

/** All that retention does, in its order; each step is made again until it says that it is through. */
export function retentionSteps(limits: RetentionLimits, keepOneEveryMs: number): Step[] {
  return [
    remove('tracks', limits.removeTracks),
    async (tx) => {
      if (limits.removeTracks !== null) await tx.removeNewestPositions(limits.removeTracks, await trackersInUse(tx))
      return true
    },
    async (tx, run, rows) => {
      if (run.thinnedUntil >= limits.thinTracks) return true
      const span = { from: run.thinnedUntil, before: limits.thinTracks }
      const { thinned, until } = await tx.thinTracks(span, keepOneEveryMs, rows)
      partOf(run, 'tracks').thinned += thinned
      run.thinnedUntil = until
      return until >= limits.thinTracks
    },
    remove('quarantined', limits.quarantined),
    remove('malformed', limits.malformed),
    remove('photos', limits.photos, PHOTOS_AT_ONCE),
    async (tx) => {
      await tx.removeOldPhotoPieces(limits.photoPieces)
      return true
    },
    async (tx, run) => {
      partOf(run, 'sessions').removed += await tx.forgetOrigins(limits.sessions)
      return true
    },
  ]
}

/** Trackers of watched groups: where such a group was heard last stays, however long ago that was (PX5). */
async function trackersInUse(read: Reader): Promise<Set<DeviceId>> {
  const watched = new Set((await read.groups()).filter((it) => it.status === 'watched').map((it) => it.id))
  const devices = (await read.trackers()).map((it) => it.device)
  const isInUse = ({ status, groupId }: (typeof devices)[number]) =>
    status === 'active' && groupId !== null && watched.has(groupId)
  return new Set(devices.filter(isInUse).map((it) => it.id))
}
