import { z } from 'zod'

/**
 * The units of the house: metres, metres per second, degrees, epoch milliseconds (UTC).
 * Foreign units are converted at the door and never travel further in.
 */

/** NUL and other control characters are refused: PostgreSQL cannot store NUL, screens cannot show the rest. */
export const noControl = /^(?:[\t\n\r]|\P{Cc})*$/u

/** One line or paragraph of human text, trimmed, 1..max characters. */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).regex(noControl, 'control characters are not allowed')

/** Like {@link text}, but may be empty. */
export const optionalText = (max: number) =>
  z.string().trim().max(max).regex(noControl, 'control characters are not allowed')

/** What a field tells that not everybody may know; the matrix says who may. */
export const FieldKind = z.enum(['device', 'officer', 'remark'])
export type FieldKind = z.infer<typeof FieldKind>
/** Fields that tell more than the picture of the day: a schema is entered here where it is made, never in a list apart. */
export const sensitive = z.registry<{ kind: FieldKind }>()

/** A schema of its own each time: a brand is a type only, and what is entered in a registry is the schema. */
const slug = () => z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes')

export const GroupId = slug().brand<'GroupId'>()
export type GroupId = z.infer<typeof GroupId>
export const DeviceId = slug().brand<'DeviceId'>().register(sensitive, { kind: 'device' })
export type DeviceId = z.infer<typeof DeviceId>
export const DisplayId = slug().brand<'DisplayId'>()
export type DisplayId = z.infer<typeof DisplayId>
export const RallyId = slug().brand<'RallyId'>()
export type RallyId = z.infer<typeof RallyId>
export const ContestId = slug().brand<'ContestId'>()
export type ContestId = z.infer<typeof ContestId>
export const SiteId = slug().brand<'SiteId'>()
export type SiteId = z.infer<typeof SiteId>
/** A person, never by name: names stand beside, where they can be corrected and erased, and the log holds none. */
export const PersonId = slug()
export type PersonId = z.infer<typeof PersonId>
export const SessionId = slug().brand<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>
export const SourceId = slug().brand<'SourceId'>()
export type SourceId = z.infer<typeof SourceId>
export const IndexSetId = slug().brand<'IndexSetId'>()
export type IndexSetId = z.infer<typeof IndexSetId>
export const OrderId = slug().brand<'OrderId'>()
export type OrderId = z.infer<typeof OrderId>
/** Free words about what was seen or done: on a wall everybody in the room reads them. */
export const remark = (max: number) => optionalText(max).register(sensitive, { kind: 'remark' })

/** Made by the sender, so that the same report sent twice is one incident (IN2). */
export const IncidentId = z.uuid().brand<'IncidentId'>()
export type IncidentId = z.infer<typeof IncidentId>
/** A pure function of kind, subjects and the instant of the first raise, so that a replay gives the same id. */
export const AlertId = z.string().min(1).max(300).regex(noControl).brand<'AlertId'>()
export type AlertId = z.infer<typeof AlertId>

/** Number of an entry of the event log; strictly rising, seq order = commit order (LG1). */
export const Seq = z.int().nonnegative().brand<'Seq'>()
export type Seq = z.infer<typeof Seq>

/** UTC milliseconds since 1970. */
export const EpochMs = z.int().min(0).max(8_640_000_000_000_000).brand<'EpochMs'>()
export type EpochMs = z.infer<typeof EpochMs>

export const Longitude = z.number().min(-180).max(180)
export const Latitude = z.number().min(-90).max(90)
/** WGS84 degrees, longitude first in code. */
export const Position = z.object({ lon: Longitude, lat: Latitude })
export type Position = z.infer<typeof Position>

export const Metres = z.number().nonnegative().max(50_000_000)
export const MetresPerSecond = z.number().nonnegative().max(1_000)
/** Degrees clockwise from true north, 0 <= course < 360. */
export const CourseDeg = z.number().min(0).lt(360)
export const Version = z.int().positive()

/**
 * The only places where a plain value becomes a branded one without a parse: use them for values that the
 * house itself made (clock, sequence, generated ids), never for input.
 */
export const epochMs = (value: number): EpochMs => value as EpochMs
export const seq = (value: number): Seq => value as Seq
export const alertId = (value: string): AlertId => value as AlertId
