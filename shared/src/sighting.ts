import { z } from 'zod'
import { Certainty } from './alert.ts'
import { GroupDraft, SupporterGroup } from './group.ts'
import { Fix, Reception } from './position.ts'
import { EpochMs, GroupId, Metres, Position } from './primitives.ts'

const { name, kind, camps, headcount } = GroupDraft.shape

/** What an officer sees of a group: a known one, or one that nobody has registered yet. */
export const Sighting = z
  .object({
    /** made by the sender: sent twice it is one */
    id: z.uuid().toLowerCase(),
    /** null: not registered yet; then `crowd` says what it is */
    groupId: GroupId.nullable(),
    crowd: z.object({ name, kind, camps, headcount }).nullable().default(null),
    position: Position,
    accuracyM: Metres.nullable().default(null),
    /** how sure the sender is: saw it, takes it to be so, was told */
    certainty: Certainty.exclude(['unlikely', 'unknown']).default('observed'),
    /** null: nobody said */
    isMoving: z.boolean().nullable().default(null),
    /** when it was seen by the sender's clock; null: when it arrives */
    seenAt: EpochMs.nullable().default(null),
  })
  .refine((it) => (it.groupId === null) !== (it.crowd === null), {
    message: 'a known group or a new crowd',
    path: ['crowd'],
  })
export type Sighting = z.infer<typeof Sighting>

export const SeenGroup = z.object({ group: SupporterGroup, reception: Reception })
export type SeenGroup = z.infer<typeof SeenGroup>

/** Fixes of one's own phone in a request. */
export const MAX_SHARED = 100
export const SharedPositions = z.object({ fixes: z.array(Fix).min(1).max(MAX_SHARED) })
