import { z } from 'zod'
import { AlertKind, Band } from './alert.ts'
import { Camp } from './group.ts'
import { Severity } from './incident.ts'
import { EpochMs } from './primitives.ts'
import { numberInQuery } from './query.ts'
import { KemendagriCode } from './region.ts'

/** A term of office. */
export const LONGEST_MS = 5 * 366 * 86_400_000

/** What was raised, reported or in force in from <= t < until. */
export const NeutralityQuery = z
  .strictObject({ from: numberInQuery(EpochMs), until: numberInQuery(EpochMs) })
  .refine(
    ({ from, until }) => from < until && until - from <= LONGEST_MS,
    'from before until, at most five years apart',
  )
export type NeutralityQuery = z.infer<typeof NeutralityQuery>

const Count = z.int().nonnegative()

/** The same figures for whomever they are counted. */
export const Figures = z.object({
  alerts: Count,
  byKind: z.record(AlertKind, Count),
  /** encounters by the worst band they ever had */
  byBand: z.record(Band, Count),
  /** alerts that a person acknowledged or closed */
  acknowledged: Count,
  /** alerts that a person put aside for a while */
  shelved: Count,
  /** from the raise to the first word of a person, milliseconds; null: of none there was any */
  medianMs: z.number().nonnegative().nullable(),
  p90Ms: z.number().nonnegative().nullable(),
  /** a commander's orders in force meanwhile that touched them */
  orders: Count,
  /** plans of rallies that were refused for what they were */
  plansRefused: Count,
  incidents: z.record(Severity, Count),
})
export type Figures = z.infer<typeof Figures>

/** An alert between two camps counts for both, so that the camps do not add up to `all`. */
export const NeutralityReport = z.object({
  from: EpochMs,
  until: EpochMs,
  all: Figures,
  /** every camp of every contest, in the order of the operation */
  camps: z.array(z.object({ camp: Camp, figures: Figures })),
  /** what concerns no camp: alerts of groups without one, incidents that no alert and no rally ties to one */
  noCamp: Figures,
  regencies: z.array(z.object({ code: KemendagriCode, figures: Figures })),
})
export type NeutralityReport = z.infer<typeof NeutralityReport>
