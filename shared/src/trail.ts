import { z } from 'zod'
import { Subject } from './about.ts'
import { WorldEvent } from './feed.ts'
import { Fix } from './position.ts'
import { EpochMs, GroupId, PersonId, Seq } from './primitives.ts'
import { numberInQuery } from './query.ts'
import { Signature } from './roles.ts'

export const EventType = z.literal(WorldEvent.options.map((option) => option.shape.type.value))
export type EventType = z.infer<typeof EventType>

/** Which entries of the log; what is left out does not matter. */
export const TrailFilter = z.strictObject({
  /** from <= at < until */
  from: numberInQuery(EpochMs).optional(),
  until: numberInQuery(EpochMs).optional(),
  /** who did it */
  person: PersonId.optional(),
  type: EventType.optional(),
  /** the id of what the entry is about, or names */
  subject: z.string().trim().min(1).max(300).optional(),
})
export type TrailFilter = z.infer<typeof TrailFilter>

/** Entries with numbers below `before`, the newest first. */
export const TrailQuery = TrailFilter.extend({ before: numberInQuery(Seq).optional() })
export type TrailQuery = z.infer<typeof TrailQuery>

/** Rows of one page of the trail. */
export const TRAIL_PAGE = 100

const Plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Plain = z.infer<typeof Plain>

/** A field of the state of a subject that is another than before; `path` as in `evidence.sides.0.rangeM`. Null: absent. */
export const FieldChange = z.object({ path: z.string(), before: Plain, after: Plain })
export type FieldChange = z.infer<typeof FieldChange>

/** An entry of the log as people read it: who, when, about what, and what changed by it. */
export const TrailRow = z.object({
  seq: Seq,
  at: EpochMs,
  /** null: the machine */
  by: Signature.nullable(),
  type: EventType,
  subject: Subject,
  /** what the subject is called, where it has a name; of alerts and incidents their kind */
  title: z.string().nullable(),
  /** whether an earlier entry told of the subject's state */
  isFirst: z.boolean(),
  changes: z.array(FieldChange),
  /** what the entry tells besides, where it carries no state of its subject */
  details: z.array(z.object({ path: z.string(), value: Plain })),
  /** in the words of who did it */
  reason: z.string().nullable(),
})
export type TrailRow = z.infer<typeof TrailRow>

/** `people`: everybody, to choose from. */
export const TrailPage = z.object({ rows: z.array(TrailRow), hasOlder: z.boolean(), people: z.array(Signature) })
export type TrailPage = z.infer<typeof TrailPage>

/**
 * edited: the entry is not the one that was appended there. missing: its number is gone. inserted: that number was
 * never given. headDiffers: the entries chain up, but not to the hash at the head.
 */
export const LogBreak = z.object({ seq: z.int(), what: z.enum(['edited', 'missing', 'inserted', 'headDiffers']) })
export type LogBreak = z.infer<typeof LogBreak>
/** What was found wrong with the log, and where first (LG4). */
export const LogCheck = z.object({ entries: z.int().nonnegative(), firstBroken: LogBreak.nullable() })
export type LogCheck = z.infer<typeof LogCheck>

/** How far the last check of the log has come. */
export const Verification = z.object({
  begunAt: EpochMs,
  checked: z.int().nonnegative(),
  of: z.int().nonnegative(),
  /** null: under way. `says` in words; `failed`: the store could not be read */
  outcome: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('checked'), ...LogCheck.shape, says: z.string() }),
      z.object({ is: z.literal('failed') }),
    ])
    .nullable(),
})
export type Verification = z.infer<typeof Verification>

const DAY_MS = 86_400_000
export const TRACK_POINTS = 10_000

/** A stretch of at most a day of a tracker's way: from <= fixedAt < until. */
export const TrackQuery = z
  .strictObject({ from: numberInQuery(EpochMs), until: numberInQuery(EpochMs) })
  .refine(({ from, until }) => from < until && until - from <= DAY_MS, 'from before until, at most 24 hours apart')
/** What a tracker said, rising by `fixedAt`; `isWhole` false: there were more points than are told. */
export const DeviceTrack = z.object({
  points: z.array(Fix.extend({ receivedAt: EpochMs, groupId: GroupId.nullable() })),
  isWhole: z.boolean(),
})
export type DeviceTrack = z.infer<typeof DeviceTrack>
