import { z } from 'zod'
import { AlertKind, Band } from './alert.ts'
import { Freshness } from './group.ts'
import { IncidentCategory, IncidentStatus, Severity } from './incident.ts'
import { IndexSet } from './index-set.ts'
import { LONGEST_MS } from './neutrality.ts'
import { Phase } from './phase.ts'
import { ContestId, EpochMs, IndexSetId, Metres } from './primitives.ts'
import { numberInQuery } from './query.ts'
import { KemendagriCode } from './region.ts'
import { Risk } from './risk.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Hours and days of the operation's time zone; phases of the calendar of a contest. */
export const RollupStep = z.enum(['hour', 'day', 'phase'])
export type RollupStep = z.infer<typeof RollupStep>

/** The longest period that is told in steps of a kind, milliseconds. */
export const LONGEST_BY: Record<RollupStep, number> = { hour: 31 * DAY_MS, day: 400 * DAY_MS, phase: LONGEST_MS }

/** Days of a sparkline. */
export const SPARK_DAYS = 7

/** Instants that have a local date, and a week before it, in every zone. */
export const [FIRST_MS, LAST_MS] = [30 * DAY_MS, Date.UTC(2200, 0, 1)]

const isInOrder = ({ from, until, by }: { from: number; until: number; by: RollupStep }): boolean =>
  from >= FIRST_MS && from < until && until <= LAST_MS && until - from <= LONGEST_BY[by]

/**
 * What was raised, reported or planned in from <= t < until of the operation's clock. `region`: a regency, whose
 * districts and steps are told then. `contest`: whose phases the steps are; left out it is that of the whole province.
 * `index`: the set whose classes go into the risk; left out it is the operation's own.
 */
export const ProvinceQuery = z
  .strictObject({
    from: numberInQuery(EpochMs),
    until: numberInQuery(EpochMs),
    by: RollupStep.default('day'),
    region: KemendagriCode.optional(),
    contest: ContestId.optional(),
    index: IndexSetId.optional(),
  })
  .refine(isInOrder, 'from before until; at most 31 days by hour, 400 by day, five years by phase')
export type ProvinceQuery = z.infer<typeof ProvinceQuery>

const Count = z.int().nonnegative()
const Duration = z.number().nonnegative()

/** The same figures for every region and every step of time, from the log. */
export const RollupFigures = z.object({
  /** alerts raised in the period, whatever became of them */
  alerts: Count,
  byKind: z.record(AlertKind, Count),
  /** encounters among them by the worst band they ever had, each with the least range that the log tells, metres edge to edge */
  encounters: z.record(Band, z.object({ count: Count, closestM: Metres.nullable() })),
  /** the least of those ranges; null: there was no encounter */
  closestM: Metres.nullable(),
  /** alerts among them that a person acknowledged or closed */
  answered: Count,
  /** half of those took at most so long from the raise to that first word, milliseconds; null: there were none */
  medianMs: Duration.nullable(),
  /** 95 of a hundred took at most so long */
  p95Ms: Duration.nullable(),
  /** coverage: how long the `coverageGap` alerts among them were active, together, up to now, milliseconds */
  gapMs: Duration,
  /** incidents reported in the period; neither those that were rejected nor reports merged into another */
  incidents: Count,
  /** of those, as grave as each is now */
  bySeverity: z.record(Severity, Count),
  /** of those; categories without any are left out */
  byCategory: z.partialRecord(IncidentCategory, Count),
  /** where each stands now, those that were rejected as well; without merged reports */
  byStatus: z.record(IncidentStatus, Count),
  /** reports of the period that are merged into another incident */
  merged: Count,
  /** rallies planned for some instant of the period, without those that were cancelled */
  rallies: Count,
})
export type RollupFigures = z.infer<typeof RollupFigures>

export const GroupHealth = z.enum([...Freshness.options, 'unheard'])
export type GroupHealth = z.infer<typeof GroupHealth>

/** The same of the live picture at `takenAt`, whatever the period. */
export const LiveFigures = z.object({
  /** on the road or in the field */
  rallies: Count,
  /**
   * watched groups by the freshness of their newest position, counted where that lies; unheard: none has come yet,
   * counted in the regency whose operators look after it
   */
  groups: z.record(GroupHealth, Count),
  /** alerts that are not cleared */
  alerts: Count,
  byKind: z.record(AlertKind, Count),
  /** encounters among them by the band they have now */
  byBand: z.record(Band, Count),
  /** alerts, cleared or not, that wait for the word of a person */
  unanswered: Count,
  /** incidents that are open: neither closed, rejected nor merged into another */
  incidents: Count,
  bySeverity: z.record(Severity, Count),
})
export type LiveFigures = z.infer<typeof LiveFigures>

/** A local day, cut where the period ends: alerts raised in it, and incidents reported as `RollupFigures` counts them. */
export const SparkDay = z.object({ from: EpochMs, until: EpochMs, alerts: Count, incidents: Count })
export type SparkDay = z.infer<typeof SparkDay>

const told = { figures: RollupFigures, live: LiveFigures }

/** What concerns several regencies counts in each of them, and once in `all`: they do not add up to it. */
export const ProvinceReport = z.object({
  from: EpochMs,
  until: EpochMs,
  by: RollupStep,
  /** the regency whose districts and steps are told; null: the steps are of all regencies */
  region: KemendagriCode.nullable(),
  /** whose phases the steps are; null: they are hours or days, or there is no contest */
  contest: ContestId.nullable(),
  /** the set whose classes go into the risk; null: the operation's own */
  index: IndexSetId.nullable(),
  /** what those classes are called; several where the operation's own are of several sources, none where it has none */
  indexSets: z.array(IndexSet.pick({ name: true, version: true })),
  /** the operation's clock when it was taken */
  takenAt: EpochMs,
  /** of all regencies of the reader, with what lies in none of them where the reader is bound to none */
  all: z.object(told),
  /** each regency of the reader, in the order of the operation; its risk at `takenAt`; the days that end with the last of the period */
  regencies: z.array(
    z.object({ code: KemendagriCode, ...told, risk: Risk, days: z.array(SparkDay).length(SPARK_DAYS) }),
  ),
  /** of `region`: each district in which there is anything, by name; null: in none that is known */
  districts: z.array(z.object({ district: z.string().nullable(), ...told })),
  /** of `region`, or of all: the period in its steps; `phase`: by phase only, null before the calendar of the contest begins */
  steps: z.array(z.object({ from: EpochMs, until: EpochMs, phase: Phase.nullable(), figures: RollupFigures })),
})
export type ProvinceReport = z.infer<typeof ProvinceReport>
