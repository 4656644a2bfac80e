import { CampColour, ContestKind, ProximityLimits, TimeZone } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import { ContestId, Latitude, Longitude, Metres, SiteId, text } from '@jaga-jarak/shared/primitives.ts'
import { BpsCode, KemendagriCode, Region } from '@jaga-jarak/shared/region.ts'
import { SiteKind } from '@jaga-jarak/shared/site.ts'
import { z } from 'zod'

const LocalDate = z.iso.date('a local date such as 2024-11-23')
const LocalMinute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a local date and minute such as 2024-11-23T14:30')

/** Local dates, both inclusive; only the last span may be without end. */
const Span = z.strictObject({ phase: Phase, from: LocalDate, to: LocalDate.optional() })
export type Span = z.infer<typeof Span>

const CalendarName = z.string().regex(/^[a-z0-9-]{1,64}$/, 'a name of small letters, digits and dashes')

/** An operation as people write it. Strict: a key nobody knows is a typing error, not a comment. */
export const OperationFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: text(120),
  zone: z.strictObject(TimeZone.shape),
  province: z.strictObject({ code: KemendagriCode, bps: BpsCode, name: text(80) }),
  regions: z.array(z.strictObject({ ...Region.shape, capital: text(80).nullable().default(null) })).min(1),
  area: z.strictObject({ west: Longitude, south: Latitude, east: Longitude, north: Latitude }),
  startsAt: LocalDate,
  exercise: z
    .strictObject({ name: text(60), clockStartsAt: LocalMinute, clockSpeed: z.number().min(1).max(120) })
    .optional(),
  calendars: z.record(CalendarName, z.array(Span).min(1)),
  colours: z.array(CampColour).min(1),
  contests: z
    .array(
      z.strictObject({
        id: ContestId,
        kind: ContestKind,
        name: text(120),
        region: KemendagriCode,
        camps: z.int().min(1).max(20),
        calendar: CalendarName,
      }),
    )
    .min(1),
  limits: z.strictObject(ProximityLimits.shape),
  sites: z.array(
    z.strictObject({
      id: SiteId,
      kind: SiteKind,
      name: text(120),
      lon: Longitude,
      lat: Latitude,
      accuracyM: Metres,
      region: KemendagriCode,
    }),
  ),
})
export type OperationFile = z.infer<typeof OperationFile>

/** Where in the file, and what was expected there. */
export type Problem = { path: (string | number)[]; message: string }
