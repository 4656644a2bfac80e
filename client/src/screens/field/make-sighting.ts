import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Sighting } from '@jaga-jarak/shared/sighting.ts'
import type { OutgoingSighting } from '../../live/outgoing/entry.ts'
import { happensAt } from '../../live/outgoing/phone-clock.ts'
import type { CrowdDraft } from './crowd-draft.ts'
import type { Maker } from './make-report.ts'
import type { Placed } from './place-of.ts'

/** What goes out of a draft that has a place; `name`: what a new group is called. */
export function makeSighting(draft: CrowdDraft, name: string, placed: Placed, maker: Maker): OutgoingSighting {
  const { groupId, kind, contestId, ballotNumber, headcount, isMoving, certainty } = draft
  const camps = contestId === null || ballotNumber === null ? [] : [{ contestId, ballotNumber }]
  const crowd = groupId === null ? { name, kind, camps, headcount } : null
  const { id, by, now, clock } = maker
  const seen = { id, groupId, crowd, ...placed, isMoving, certainty, seenAt: happensAt(clock, now) }
  return { draft: Sighting.parse(seen), by, isSos: false, keptAt: epochMs(Math.round(now)), tries: 0, refused: null }
}
