import { z } from 'zod'
import { type Alert, AlertKind, Band, incidentOf } from './alert.ts'
import { campsOf } from './camps-of.ts'
import { Camp } from './group.ts'
import { AlertId, EpochMs, Metres } from './primitives.ts'
import { KemendagriCode, Place } from './region.ts'

/** A regency, and the name of the district in it where one is known. */
export const Spot = z.object({ regency: KemendagriCode, district: Place.shape.district })
export type Spot = z.infer<typeof Spot>

export const spotOf = ({ regency, district }: Place): Spot => ({ regency: regency.code, district })

/** What counts of an alert over its whole life, as the entries of the log tell it one after the other. */
export const AlertLife = z.object({
  id: AlertId,
  /** by which period it counts */
  raisedAt: EpochMs,
  kind: AlertKind,
  /** worst that an encounter ever had; null: it is none */
  band: Band.nullable(),
  /** least range that an entry told of an encounter, metres edge to edge; null: it is none */
  closestM: Metres.nullable(),
  camps: z.array(Camp),
  /** regencies that it ever concerned; empty lies in none */
  regions: z.array(KemendagriCode),
  /** each place where it was told to be */
  spots: z.array(Spot),
  /** it tells of an incident: only who may read that may know of it */
  isOfIncident: z.boolean(),
  /** somebody put it aside for a while */
  isShelved: z.boolean(),
  /** from the raise to the first word of a person, acknowledgement or closure, milliseconds; null: none yet */
  answeredMs: z.number().nonnegative().nullable(),
  /** how long it was active until it was last cleared, milliseconds; while it is active that goes on from `activeSince` */
  activeMs: z.number().nonnegative(),
  activeSince: EpochMs.nullable(),
})
export type AlertLife = z.infer<typeof AlertLife>

const worse = (a: Band | null, b: Band | null): Band | null =>
  a === null || (b !== null && Band.options.indexOf(b) > Band.options.indexOf(a)) ? b : a

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [
  ...new Map([...a, ...b].map((it) => [JSON.stringify(it), it])).values(),
]

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/** The life of an alert with one entry more; `known` undefined: it is the first. */
export function alertLife(known: AlertLife | undefined, alert: Alert): AlertLife {
  const { id, raisedAt, evidence, regions, acknowledged, shelved, cleared, turnedAt } = alert
  const encounter = evidence.kind === 'encounter' ? evidence : null
  const since = known === undefined ? raisedAt : (known.activeSince ?? (cleared === null ? turnedAt : null))
  const lasted = cleared === null || since === null ? 0 : Math.max(0, cleared.at - since)
  return {
    ...{ id, raisedAt, kind: evidence.kind },
    band: worse(known?.band ?? null, encounter?.band ?? null),
    closestM: least(known?.closestM ?? null, encounter?.rangeM ?? null),
    camps: union(known?.camps ?? [], campsOf(evidence)),
    regions: union(known?.regions ?? [], regions),
    spots: union(known?.spots ?? [], evidence.place === null ? [] : [spotOf(evidence.place)]),
    isOfIncident: incidentOf(evidence) !== null,
    isShelved: (known?.isShelved ?? false) || shelved !== null,
    answeredMs: least(known?.answeredMs ?? null, acknowledged && Math.max(0, acknowledged.at - raisedAt)),
    activeMs: (known?.activeMs ?? 0) + lasted,
    activeSince: cleared === null ? since : null,
  }
}
