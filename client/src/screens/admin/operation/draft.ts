import type { ContestEntry, OperationAmendment, SiteEntry } from '@jaga-jarak/shared/amendment.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import { VulnerabilityClass } from '@jaga-jarak/shared/region.ts'
import type { PersonRole } from '@jaga-jarak/shared/roles.ts'
import { readCoordinates } from '../../../text/coordinates.ts'

/** The operation as it is being typed: every figure is still a text, so that nothing half-written is lost. */
export type Draft = {
  name: string
  limits: LimitsDraft
  /** null: the phase has no limits of its own */
  phaseLimits: Record<Phase, LimitsDraft | null>
  widening: Record<VulnerabilityClass, string>
  secondFactorFor: readonly PersonRole[]
  contests: readonly ContestDraft[]
  /** by the code of the regency; null: it has none */
  vulnerability: Record<string, VulnerabilityDraft | null>
  sites: readonly SiteDraft[]
}
/** Kilometres. */
export type LimitsDraft = Record<keyof ProximityLimits, string>
export type VulnerabilityDraft = { class: VulnerabilityClass; source: string; date: string; version: string }
/** Local dates; `key` names the row on the screen only. `to` empty: without end. */
export type SpanDraft = { key: string; phase: Phase; from: string; to: string }
export type ContestDraft = {
  id: string
  kind: ContestEntry['kind']
  name: string
  region: string
  camps: string
  calendar: readonly SpanDraft[]
}
/** `place`: latitude, longitude. `camp`: see {@link campKey}, empty for none. */
export type SiteDraft = {
  id: string
  kind: SiteEntry['kind']
  name: string
  place: string
  accuracyM: string
  region: string
  camp: string
}

const BANDS = ['dangerM', 'warningM', 'watchM'] as const
const record = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> =>
  // Object.fromEntries forgets which keys it was given.
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>

/** A camp as the value of a choice. */
export const campKey = (contestId: string, ballotNumber: number): string => `${contestId}/${ballotNumber}`

const limitsDraft = (limits: ProximityLimits): LimitsDraft => record(BANDS, (band) => String(limits[band] / 1_000))

export function draftOf(amendment: OperationAmendment): Draft {
  const { name, limits, phaseLimits, widening, secondFactorFor, contests, vulnerability, sites } = amendment
  return {
    name,
    limits: limitsDraft(limits),
    phaseLimits: record(Phase.options, (phase) => (phaseLimits[phase] ? limitsDraft(phaseLimits[phase]) : null)),
    widening: record(VulnerabilityClass.options, (its) => String(widening[its])),
    secondFactorFor,
    contests: contests.map(({ camps, calendar, ...contest }) => ({
      ...contest,
      camps: String(camps),
      calendar: calendar.map(({ phase, from, to = '' }, i) => ({ key: String(i), phase, from, to })),
    })),
    vulnerability: Object.fromEntries(Object.entries(vulnerability).map(([code, its]) => [code, its ?? null])),
    sites: sites.map(({ lon, lat, accuracyM, camp, ...site }) => ({
      ...site,
      place: `${lat}, ${lon}`,
      accuracyM: String(accuracyM),
      camp: camp === null ? '' : campKey(camp.contestId, camp.ballotNumber),
    })),
  }
}

/** Not a number when there is none: the schema then says so where it stands. */
const figure = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))
/** Kilometres as metres, to the millimetre: 1.001 * 1000 is not 1001. */
const metres = (km: string): number => Math.round(figure(km) * 1e6) / 1e3
const limitsIn = (limits: LimitsDraft) => record(BANDS, (band) => metres(limits[band]))
const present = <V>(of: Record<string, V | null>): [string, V][] =>
  Object.entries(of).flatMap(([key, value]): [string, V][] => (value === null ? [] : [[key, value]]))

function siteIn({ place, accuracyM, camp, ...site }: SiteDraft) {
  const { lon, lat } = readCoordinates(place) ?? { lon: Number.NaN, lat: Number.NaN }
  const [contestId, ballotNumber = ''] = camp.split('/')
  const its = camp === '' ? null : { contestId, ballotNumber: Number(ballotNumber) }
  return { ...site, lon, lat, accuracyM: figure(accuracyM), camp: its }
}

/** What the draft says, in the form of an amendment; whether it is one is for the schema to see. */
export function valueIn(draft: Draft): Record<keyof OperationAmendment, unknown> {
  return {
    name: draft.name,
    limits: limitsIn(draft.limits),
    phaseLimits: Object.fromEntries(present(draft.phaseLimits).map(([phase, limits]) => [phase, limitsIn(limits)])),
    widening: record(VulnerabilityClass.options, (its) => figure(draft.widening[its])),
    secondFactorFor: draft.secondFactorFor,
    contests: draft.contests.map(({ camps, calendar, ...contest }) => ({
      ...contest,
      camps: figure(camps),
      calendar: calendar.map(({ phase, from, to }) => ({ phase, from, ...(to !== '' && { to }) })),
    })),
    vulnerability: Object.fromEntries(present(draft.vulnerability).toSorted(([a], [b]) => a.localeCompare(b))),
    sites: draft.sites.map(siteIn),
  }
}

/** An id that nothing had before: what was taken away keeps its own in the log. */
export function newId(prefix: string): string {
  const digits = [...crypto.getRandomValues(new Uint8Array(5))].map((it) => it.toString(16).padStart(2, '0'))
  return `${prefix}-${digits.join('')}`
}
