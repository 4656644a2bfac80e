import { CalendarSpan, LocalDate, SiteEntry } from '@jaga-jarak/shared/amendment.ts'
import { CampColour, ContestKind, ProximityLimits, TimeZone, Widening } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import { PhotoRules } from '@jaga-jarak/shared/photo.ts'
import { ContestId, Latitude, Longitude, text } from '@jaga-jarak/shared/primitives.ts'
import { BpsCode, KemendagriCode, Region, VulnerabilityIndex } from '@jaga-jarak/shared/region.ts'
import { Retention } from '@jaga-jarak/shared/retention.ts'
import { PersonRole } from '@jaga-jarak/shared/roles.ts'
import { z } from 'zod'

/** An object that refuses unknown keys and then says which it knows. */
const strict = <const S extends z.core.$ZodShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `unknown key: one of ${Object.keys(shape).join(', ')} expected` : undefined,
  })

const LocalMinute = z.iso
  .datetime({ local: true, precision: -1, error: 'a local date and minute such as 2024-11-23T14:30' })
  .regex(/\d$/, 'a local time, without Z')

const CalendarName = z.string().regex(/^[a-z0-9-]{1,64}$/, 'a name of small letters, digits and dashes')

const { tracks, quarantined, malformed, sessions, photos } = Retention.shape
const RetentionFile = strict({
  tracks: strict({ ...tracks.shape, deleteAfter: strict(tracks.shape.deleteAfter.shape) }),
  quarantined: strict(quarantined.shape),
  malformed: strict(malformed.shape),
  sessions: strict(sessions.shape),
  photos: strict(photos.unwrap().shape).optional(),
})

/** An operation as people write it. Strict: a key nobody knows is a typing error, not a comment. */
export const OperationFile = strict({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: text(120),
  zone: strict(TimeZone.shape),
  province: strict({ code: KemendagriCode, bps: BpsCode, name: text(80) }),
  regions: z
    .array(
      strict({
        ...Region.shape,
        capital: text(80).nullable().default(null),
        vulnerability: strict(VulnerabilityIndex.shape).nullable().default(null),
      }),
    )
    .min(1),
  area: strict({ west: Longitude, south: Latitude, east: Longitude, north: Latitude }),
  startsAt: LocalDate,
  exercise: z
    .strictObject({ name: text(60), clockStartsAt: LocalMinute, clockSpeed: z.number().min(1).max(120) })
    .optional(),
  calendars: z.record(CalendarName, z.array(strict(CalendarSpan.shape)).min(1)),
  colours: z.array(CampColour).min(1),
  contests: z
    .array(
      strict({
        id: ContestId,
        kind: ContestKind,
        name: text(120),
        region: KemendagriCode,
        camps: z.int().min(1).max(20),
        calendar: CalendarName,
      }),
    )
    .min(1),
  limits: strict(ProximityLimits.shape),
  phaseLimits: z.partialRecord(Phase, strict(ProximityLimits.shape)).optional(),
  widening: Widening.optional(),
  secondFactorFor: z.array(PersonRole).optional(),
  sites: z.array(strict(SiteEntry.shape)),
  retention: RetentionFile.optional(),
  photos: strict(PhotoRules.shape).optional(),
})
export type OperationFile = z.infer<typeof OperationFile>

/** The sections whose own form is right: what is wrong in one does not hide what is wrong between others. */
export type SoundSections = { [K in keyof OperationFile]?: OperationFile[K] | undefined }
