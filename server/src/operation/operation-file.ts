import { BallotNumber } from '@jaga-jarak/shared/group.ts'
import { CampColour, Contest, Operation, ProximityLimits, TimeZone } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import { Position, text } from '@jaga-jarak/shared/primitives.ts'
import { BpsCode, KemendagriCode, Region } from '@jaga-jarak/shared/region.ts'
import { Site } from '@jaga-jarak/shared/site.ts'
import { z } from 'zod'

/** An object that refuses unknown keys and then says which it knows. */
const strict = <const S extends z.core.$ZodShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `unknown key; expected one of ${Object.keys(shape).join(', ')}` : undefined,
  })

const LocalDate = z.iso.date('expected a local date such as 2024-11-23')
const LocalDateTime = z.iso
  .datetime({ local: true, error: 'expected a local date and time such as 2024-11-23T14:30' })
  .regex(/^[^Z]*$/, 'expected a local time, without Z')

/** Local dates, both inclusive. Without `to` the span has no end. */
export const CalendarEntry = strict({ phase: Phase, from: LocalDate, to: LocalDate.optional() })
export type CalendarEntry = z.infer<typeof CalendarEntry>

/**
 * What people write: dates are local dates of the zone, a calendar has a name and serves any number of contests, camps
 * are ballot numbers, and a ballot number has the same colour in every contest.
 */
export const OperationFile = strict({
  id: Operation.shape.id,
  name: Operation.shape.name,
  zone: strict(TimeZone.shape),
  province: strict({ ...Operation.shape.province.shape, bps: BpsCode }),
  regions: z.array(strict(Region.shape)).min(1),
  area: strict(Operation.shape.area.shape),
  startsAt: LocalDate,
  limits: strict(ProximityLimits.shape),
  campColours: z.record(z.string().regex(/^[1-9]\d?$/, 'expected a ballot number'), CampColour),
  calendars: z.record(text(64), z.array(CalendarEntry).min(1)),
  contests: z
    .array(
      strict({
        id: Contest.shape.id,
        kind: Contest.shape.kind,
        name: Contest.shape.name,
        region: KemendagriCode,
        calendar: text(64),
        camps: z.array(BallotNumber).min(1),
      }),
    )
    .min(1),
  sites: z.array(strict({ ...Site.shape, position: strict(Position.shape) })),
  exercise: strict({
    name: text(60),
    /** what local clocks show when the exercise starts */
    clock: LocalDateTime,
    /** operation seconds per real second */
    clockSpeed: z.number().min(1).max(120),
  }).optional(),
})
export type OperationFile = z.infer<typeof OperationFile>
