import { z } from 'zod'
import { Phase } from './phase.ts'
import { EpochMs, PersonId } from './primitives.ts'

/** At least one: the watch reads the last hours again after a restart, and nothing may take them from it. */
const Days = z.int().min(1).max(3_650)
const ForDays = z.object({ days: Days })

/** How long each kind of data about people is kept. Entries of the log are kept: its chain is the proof of who did what. */
export const Retention = z.object({
  tracks: z.object({
    /** after so many days one point in `keepOneEveryS` seconds stays of each tracker */
    thinAfterDays: Days,
    keepOneEveryS: z.int().min(10).max(3_600),
    /** what is left goes so many days after the end of the phase that a point was fixed before, of the last contest */
    deleteAfter: z.object({ phase: Phase, days: Days }),
  }),
  /** fixes set aside with a reason */
  quarantined: ForDays,
  /** what trackers sent and nobody could read */
  malformed: ForDays,
  /** network address and browser name of a session; the session itself ends with its time */
  sessions: ForDays,
  /** pixels of photos and what they came as; the incident goes on telling that there was one, and its hash */
  photos: ForDays.default({ days: 365 }),
})
export type Retention = z.infer<typeof Retention>

/** What holds when the operation file says nothing: tracks outlast the petitions about the result by a month. */
export const DEFAULT_RETENTION: Retention = {
  tracks: { thinAfterDays: 14, keepOneEveryS: 60, deleteAfter: { phase: 'resultDispute', days: 30 } },
  quarantined: { days: 30 },
  malformed: { days: 14 },
  sessions: { days: 30 },
  photos: { days: 365 },
}

export const DataKind = z.enum(['tracks', 'quarantined', 'malformed', 'sessions', 'photos'])
export type DataKind = z.infer<typeof DataKind>

const Count = z.int().nonnegative()

/** What a run did, or would do, with one kind. `until`: what came before it goes; null: nothing yet. */
export const RetentionPart = z.object({ kind: DataKind, removed: Count, thinned: Count, until: EpochMs.nullable() })
export type RetentionPart = z.infer<typeof RetentionPart>

/** Counts of one kind that came on one day, local midnight to midnight. */
const RetentionDay = z.object({ kind: DataKind, day: EpochMs, removed: Count, thinned: Count })
export type RetentionDay = z.infer<typeof RetentionDay>

/** What would go now; nothing is changed by asking. */
export const RetentionPlan = z.object({ at: EpochMs, parts: z.array(RetentionPart), days: z.array(RetentionDay) })
export type RetentionPlan = z.infer<typeof RetentionPlan>

/** done; stopped by somebody or by the end of the server; failed: the store did not answer. The next run goes on. */
const RetentionOutcome = z.enum(['running', 'done', 'stopped', 'failed'])

/** One run, as far as it has come. */
export const RetentionRun = z.object({
  startedAt: EpochMs,
  /** null: the server itself */
  by: PersonId.nullable(),
  endedAt: EpochMs.nullable(),
  outcome: RetentionOutcome,
  /** tracks that came before it are thinned */
  thinnedUntil: EpochMs,
  parts: z.array(RetentionPart),
  /** true time of its last step, epoch milliseconds: one that is silent for a minute has died with its server */
  stirredAt: EpochMs,
  /** whether the freed bytes are overwritten in the files too; null: not yet tried */
  overwritten: z.boolean().nullable(),
})
export type RetentionRun = z.infer<typeof RetentionRun>
