import { z } from 'zod'
import { Incident, IncidentCategory, IncidentStatus, Severity } from './incident.ts'
import {
  EpochMs,
  IncidentId,
  Latitude,
  Longitude,
  Metres,
  optionalText,
  SourceId,
  text,
  Version,
} from './primitives.ts'
import { Place } from './region.ts'
import { Reach } from './roles.ts'

/** A word of another system, and what it is called here. */
const CategoryWord = z.object({ word: text(80), category: IncidentCategory })
export type CategoryWord = z.infer<typeof CategoryWord>

/** As a source writes it, whatever case and spaces. */
export const plainWord = (word: string): string => word.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('id')

/** Another system that reports incidents with a token of its own: a call centre, Bawaslu, the police. */
export const SourceDraft = z.object({
  name: text(60),
  /** whom to call when it sends what cannot be */
  contact: optionalText(200).default(''),
  /** where it may report */
  reach: Reach,
  /** what it may read: its own reports, or all open incidents of its regencies */
  reads: z.enum(['own', 'reach']).default('own'),
  words: z
    .array(CategoryWord)
    .max(200)
    .refine((words) => new Set(words.map(({ word }) => plainWord(word))).size === words.length, 'each word once'),
})
export type SourceDraft = z.infer<typeof SourceDraft>

export const Source = SourceDraft.extend({
  id: SourceId,
  status: z.enum(['active', 'revoked']),
  version: Version,
})
export type Source = z.infer<typeof Source>

/** What an administrator sees of a source; `lastAt` by the operation's clock. */
export const SourceRecord = z.object({
  source: Source,
  reports: z.int().nonnegative(),
  lastAt: EpochMs.nullable(),
})
export type SourceRecord = z.infer<typeof SourceRecord>

/** Degrees as they were sent: what is swapped is told so, whichever of the two is beyond the poles then. */
const SentPosition = z.object({ lon: Longitude, lat: Longitude })

/** An incident as another system sends it. Times are instants; words stay as they came. */
export const IntakeReport = z.strictObject({
  /** the source's own word */
  category: text(80),
  severity: Severity.default('unknown'),
  position: SentPosition,
  accuracyM: Metres.nullable().default(null),
  placeText: optionalText(200).default(''),
  note: optionalText(3_900).default(''),
  /** RFC 3339 with an offset, or epoch milliseconds; null: when it arrived */
  happenedAt: z
    .union([
      EpochMs,
      z.iso
        .datetime({ offset: true })
        .transform((at) => Date.parse(at))
        .pipe(EpochMs),
    ])
    .nullable()
    .default(null),
})
export type IntakeReport = z.infer<typeof IntakeReport>

/** Chosen by the sender for each report: the same key is the same incident, however often it is sent. */
export const IntakeHeaders = z.object({
  'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,200}$/, '1 to 200 printable ASCII characters without spaces'),
})

/** What another system may know of an incident: no person and no word of an operator. */
export const IncidentFeature = z.object({
  type: z.literal('Feature'),
  id: IncidentId,
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([Longitude, Latitude]) }),
  properties: z.object({
    category: IncidentCategory,
    severity: Severity,
    status: IncidentStatus,
    placeText: Incident.shape.placeText,
    place: Place.nullable(),
    accuracyM: Metres.nullable(),
    /** RFC 3339 in UTC */
    happenedAt: z.iso.datetime(),
    reportedAt: z.iso.datetime(),
    /** whether it came from the source that reads it */
    isOwn: z.boolean(),
  }),
})
export type IncidentFeature = z.infer<typeof IncidentFeature>

/** RFC 7946: WGS84, longitude first. */
export const IncidentCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(IncidentFeature),
})
export type IncidentCollection = z.infer<typeof IncidentCollection>

/** The newest so many of its own reports are handed to a source. */
export const SOURCE_REPORTS = 1_000
