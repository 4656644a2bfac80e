import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { QuarantineReason, Reception } from '@jaga-jarak/shared/position.ts'
import { MAX_SHARED } from '@jaga-jarak/shared/sighting.ts'
import { type Halt, outcomeOf } from './outcome-of.ts'

type SharedFix = Body<Routes['sharePosition']>['fixes'][number]
/** `at`: when it was measured by the phone's own clock, epoch milliseconds; whatever clock the operation has, it stays. */
export type Measured = { fix: SharedFix; at: number }

export type Sharing = {
  /** who this phone goes along with; null: nobody */
  group: Pick<SupporterGroup, 'id' | 'name'> | null
  /** `fixedAt` of the last position that the server put on the map; null: none yet */
  sentAt: number | null
  /** why the server set the last one aside: it is not on the map */
  aside: QuarantineReason | null
  /** not settled yet, oldest first; newest wins, so the oldest go when it is too many */
  waiting: readonly Measured[]
  /** `at` of the last one that was measured: nothing is sent twice that the server has answered */
  measuredAt: number
  /** why the server takes none from this person now */
  halt: Halt | null
  /** why it stopped by itself */
  ended: 'closed' | null
}
export const NOBODY: Sharing = {
  ...{ group: null, sentAt: null, aside: null, waiting: [], measuredAt: Number.NEGATIVE_INFINITY },
  ...{ halt: null, ended: null },
}

/** With what was measured since; the phone's last place told again is nothing new. */
export const withMeasured = (sharing: Sharing, measured: Measured): Sharing =>
  measured.at <= sharing.measuredAt
    ? sharing
    : { ...sharing, measuredAt: measured.at, waiting: [...sharing.waiting, measured].slice(-MAX_SHARED) }

const without = ({ waiting }: Sharing, sent: readonly Measured[]): Measured[] =>
  waiting.filter((it) => !sent.includes(it))

/** What the server said of each that was sent, in their order: all of them are settled. */
export function withReceptions(sharing: Sharing, sent: readonly Measured[], receptions: readonly Reception[]): Sharing {
  const newest = sent.findLast((_, i) => receptions[i]?.outcome === 'newest')
  const last = receptions.at(-1)
  return {
    ...{ ...sharing, waiting: without(sharing, sent), halt: null },
    sentAt: newest?.fix.fixedAt ?? sharing.sentAt,
    aside: last?.outcome === 'quarantined' ? last.reason : null,
  }
}

/** What a failed sending means: the end, a halt, another try, or positions that are not taken as they are. */
export function withFailure(sharing: Sharing, sent: readonly Measured[], error: unknown): Sharing {
  const outcome = outcomeOf(error)
  if (outcome.is === 'halted') return { ...sharing, halt: outcome.why }
  if (outcome.is === 'later') return { ...sharing, halt: null }
  if (outcome.code === 'notFound' || outcome.code === 'alreadyClosed') return { ...NOBODY, ended: 'closed' }
  return { ...sharing, waiting: without(sharing, sent), halt: null, aside: 'malformed' }
}
