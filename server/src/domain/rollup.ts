import { type Alert, AlertKind, Band, incidentOf } from '@jaga-jarak/shared/alert.ts'
import type { AlertLife, Spot } from '@jaga-jarak/shared/alert-life.ts'
import { spotOf } from '@jaga-jarak/shared/alert-life.ts'
import { type Incident, IncidentStatus, Severity } from '@jaga-jarak/shared/incident.ts'
import type { IncidentLife } from '@jaga-jarak/shared/incident-life.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { GroupHealth, type LiveFigures, type RollupFigures } from '@jaga-jarak/shared/province.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import { type Reach, reaches } from '@jaga-jarak/shared/roles.ts'
import { quantile, zeros } from './counting.ts'
import type { Span } from './time-steps.ts'

/** Where something is: whose it is, and in which districts. */
export type Where = { regions: readonly KemendagriCode[]; spots: readonly Spot[] }

/** What the log tells of a period. */
export type Past = { alerts: readonly AlertLife[]; incidents: readonly IncidentLife[]; rallies: readonly Rally[] }
/** What the live picture shows. `groups`: those that are watched, each with where it was last heard of. */
export type Live = {
  alerts: readonly Alert[]
  incidents: readonly Incident[]
  rallies: readonly Rally[]
  groups: readonly (Where & { health: GroupHealth })[]
}

const atPlace = (place: Place | null): Where => ({
  regions: place === null ? [] : [place.regency.code],
  spots: place === null ? [] : [spotOf(place)],
})
const ofAlert = ({ regions, evidence }: Alert): Where => ({ regions, spots: atPlace(evidence.place).spots })
const ofIncident = (incident: Incident): Where => ({
  regions: regionsOfIncident(incident),
  spots: atPlace(incident.place).spots,
})
const ofIncidentLife = ({ regions, spot }: IncidentLife): Where => ({ regions, spots: spot === null ? [] : [spot] })

/** Takes those things that lie somewhere. */
export type Ground = (where: Where) => boolean

/** Of a regency all that has to do with it. */
export const inRegency =
  (code: KemendagriCode): Ground =>
  ({ regions }) =>
    reaches([code], regions)

/** Of a district what was told to be there; null: what has to do with the regency and was in no district that is known. */
export const inDistrict =
  (code: KemendagriCode, district: string | null): Ground =>
  (where) =>
    inRegency(code)(where) &&
    (district === null ? districtsOf(where, code).length === 0 : districtsOf(where, code).includes(district))

const districtsOf = ({ spots }: Where, code: KemendagriCode): string[] =>
  spots.flatMap((spot) => (spot.regency === code && spot.district !== null ? spot.district : []))

/** Nobody is kept from an alert because nobody knows where it is; what tells of an incident goes with that. */
export const seesAlert = (reach: Reach, regions: readonly KemendagriCode[], isOfIncident: boolean): boolean =>
  reaches(reach, regions) || (regions.length === 0 && !isOfIncident)

export const pastOf = (past: Past, reach: Reach): Past => ({
  alerts: past.alerts.filter((it) => seesAlert(reach, it.regions, it.isOfIncident)),
  incidents: past.incidents.filter(({ regions }) => reaches(reach, regions)),
  rallies: past.rallies.filter(({ place }) => reaches(reach, atPlace(place).regions)),
})

export const liveOf = (live: Live, reach: Reach): Live => ({
  alerts: live.alerts.filter((it) => seesAlert(reach, it.regions, incidentOf(it.evidence) !== null)),
  incidents: live.incidents.filter((it) => reaches(reach, regionsOfIncident(it))),
  rallies: live.rallies.filter(({ place }) => reaches(reach, atPlace(place).regions)),
  groups: live.groups.filter(({ regions }) => reaches(reach, regions)),
})

/** The parts of a past by their keys. */
export type PastParts<K> = (key: K) => Past

/** The one pass in which a past is parted: each thing goes into every part that it belongs to, and into each once. */
function partPast<K>(
  { alerts, incidents, rallies }: Past,
  keys: {
    alert: (it: AlertLife) => Iterable<K>
    incident: (it: IncidentLife) => Iterable<K>
    rally: (it: Rally) => Iterable<K>
  },
): PastParts<K> {
  const parts = new Map<K, { alerts: AlertLife[]; incidents: IncidentLife[]; rallies: Rally[] }>()
  const part = (key: K) => {
    const known = parts.get(key) ?? { alerts: [], incidents: [], rallies: [] }
    parts.set(key, known)
    return known
  }
  for (const it of alerts) for (const key of keys.alert(it)) part(key).alerts.push(it)
  for (const it of incidents) for (const key of keys.incident(it)) part(key).incidents.push(it)
  for (const it of rallies) for (const key of keys.rally(it)) part(key).rallies.push(it)
  return (key) => parts.get(key) ?? { alerts: [], incidents: [], rallies: [] }
}

const partByPlace = <K>(past: Past, keysOf: (where: Where) => Iterable<K>): PastParts<K> =>
  partPast(past, {
    alert: keysOf,
    incident: (it) => keysOf(ofIncidentLife(it)),
    rally: ({ place }) => keysOf(atPlace(place)),
  })

/** Each regency with all that has to do with it. */
export function pastByRegency(past: Past, codes: readonly KemendagriCode[]): PastParts<KemendagriCode> {
  const known = new Map<KemendagriCode, KemendagriCode[]>()
  const codesOf = (region: KemendagriCode): KemendagriCode[] => {
    const its = known.get(region) ?? codes.filter((code) => reaches([code], [region]))
    known.set(region, its)
    return its
  }
  return partByPlace(past, ({ regions }) => new Set(regions.flatMap(codesOf)))
}

/** Of what has to do with a regency: each of its districts, null what was in none that is known. */
export const pastByDistrict = (past: Past, code: KemendagriCode): PastParts<string | null> =>
  partByPlace(past, (where) => {
    const names = districtsOf(where, code)
    return new Set(names.length === 0 ? [null] : names)
  })

/** What was raised, reported or planned in each of some spans of time, by their place among them; they rise and nowhere overlap. */
export function pastBySpan(past: Past, spans: readonly Span[]): PastParts<number> {
  /** the first that ends after an instant */
  const firstAfter = (at: number): number => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((spans[middle]?.until ?? at) > at) high = middle
      else low = middle + 1
    }
    return low
  }
  const beginsBefore = (n: number, at: number): boolean => (spans[n]?.from ?? at) < at
  const at = (instant: number): number[] => {
    const n = firstAfter(instant)
    return beginsBefore(n, instant + 1) ? [n] : []
  }
  return partPast(past, {
    alert: ({ raisedAt }) => at(raisedAt),
    incident: ({ reportedAt }) => at(reportedAt),
    *rally({ from, until }) {
      for (let n = firstAfter(from); beginsBefore(n, until); n += 1) yield n
    },
  })
}

export const liveOn = ({ alerts, incidents, rallies, groups }: Live, ground: Ground): Live => ({
  alerts: alerts.filter((it) => ground(ofAlert(it))),
  incidents: incidents.filter((it) => ground(ofIncident(it))),
  rallies: rallies.filter(({ place }) => ground(atPlace(place))),
  groups: groups.filter(ground),
})

/** What of it was raised, reported or planned in a part of its time. */
export const pastIn = ({ alerts, incidents, rallies }: Past, { from, until }: Span): Past => ({
  alerts: alerts.filter(({ raisedAt }) => raisedAt >= from && raisedAt < until),
  incidents: incidents.filter(({ reportedAt }) => reportedAt >= from && reportedAt < until),
  rallies: rallies.filter((it) => it.from < until && it.until > from),
})

/** Names of the districts of a regency in which there is anything, rising; null where something is in none that is known. */
export function districtsIn(code: KemendagriCode, past: Past, live: Live): (string | null)[] {
  const all: Where[] = [
    ...past.alerts,
    ...past.incidents.map(ofIncidentLife),
    ...[...past.rallies, ...live.rallies].map(({ place }) => atPlace(place)),
    ...live.alerts.map(ofAlert),
    ...live.incidents.map(ofIncident),
    ...live.groups,
  ]
  const theirs = all.filter(inRegency(code)).map((where) => districtsOf(where, code))
  const names = [...new Set(theirs.flat())].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return theirs.some((it) => it.length === 0) ? [...names, null] : names
}

const least = (values: readonly number[]): number | null =>
  values.reduce<number | null>((least, value) => (least === null || value < least ? value : least), null)

/** A rejected report never was an incident, and a merged one is told by the other. */
const counts = ({ status, isMerged }: IncidentLife): boolean => !isMerged && status !== 'rejected'

/** The one way in which the past is counted, for every region and every step of time. */
export function rollup({ alerts, incidents, rallies }: Past, now: EpochMs): RollupFigures {
  const byKind = zeros(AlertKind.options)
  const ranges: Record<Band, number[]> = { watch: [], warning: [], danger: [] }
  const answered: number[] = []
  let gapMs = 0
  for (const { kind, band, closestM, answeredMs, activeMs, activeSince } of alerts) {
    byKind[kind] += 1
    if (band !== null && closestM !== null) ranges[band].push(closestM)
    if (answeredMs !== null) answered.push(answeredMs)
    if (kind === 'coverageGap') gapMs += activeMs + (activeSince === null ? 0 : Math.max(0, now - activeSince))
  }
  const bySeverity = zeros(Severity.options)
  const byStatus = zeros(IncidentStatus.options)
  const byCategory: RollupFigures['byCategory'] = {}
  for (const incident of incidents) {
    if (!incident.isMerged) byStatus[incident.status] += 1
    if (!counts(incident)) continue
    bySeverity[incident.severity] += 1
    byCategory[incident.category] = (byCategory[incident.category] ?? 0) + 1
  }
  const encounters = Object.fromEntries(
    Band.options.map((band) => [band, { count: ranges[band].length, closestM: least(ranges[band]) }]),
  ) as RollupFigures['encounters']
  return {
    alerts: alerts.length,
    byKind,
    encounters,
    closestM: least(Object.values(ranges).flat()),
    answered: answered.length,
    medianMs: quantile(answered, 0.5),
    p95Ms: quantile(answered, 0.95),
    gapMs,
    incidents: incidents.filter(counts).length,
    bySeverity,
    byCategory,
    byStatus,
    merged: incidents.filter(({ isMerged }) => isMerged).length,
    rallies: rallies.length,
  }
}

/** The one way in which the live picture is counted. `alerts` and `incidents`: those of it, that stand and that are open. */
export function liveFigures({ alerts, incidents, rallies, groups }: Live): LiveFigures {
  const [byKind, byBand] = [zeros(AlertKind.options), zeros(Band.options)]
  const active = alerts.filter(({ cleared }) => cleared === null)
  for (const { evidence } of active) {
    byKind[evidence.kind] += 1
    if (evidence.kind === 'encounter') byBand[evidence.band] += 1
  }
  const bySeverity = zeros(Severity.options)
  for (const { severity } of incidents) bySeverity[severity] += 1
  const health = zeros(GroupHealth.options)
  for (const group of groups) health[group.health] += 1
  return {
    rallies: rallies.filter(({ phase }) => isLiveRally(phase)).length,
    groups: health,
    alerts: active.length,
    byKind,
    byBand,
    unanswered: alerts.filter(({ acknowledged }) => acknowledged === null).length,
    incidents: incidents.length,
    bySeverity,
  }
}
