import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Freshness } from '@jaga-jarak/shared/group.ts'
import type { IncidentStatus, Severity } from '@jaga-jarak/shared/incident.ts'
import type { CampColour } from '@jaga-jarak/shared/operation.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { RallyPhase } from '@jaga-jarak/shared/rally.ts'
import type { Site } from '@jaga-jarak/shared/site.ts'

/** Colour and number of one side; the two always go together. */
export type CampMark = { colour: CampColour; ballotNumber: number }

/** A group where it was last heard. */
export type MapGroup = {
  id: string
  name: string
  /** null: the group has no camp */
  mark: CampMark | null
  position: Position
  courseDeg: number | null
  speedMps: number | null
  freshness: Freshness
  /** shown beside a group that is stale or lost */
  ageText: string
  /** where the opponent of its gravest encounter is, or the place where it is foretold; null while it meets nobody */
  meets: Position | null
}

/** Two opposing groups in an encounter that stands open. */
export type MapEncounter = {
  id: string
  /** its place among all alerts (AL8), 0 for the first */
  rank: number
  band: Band
  /** unknown or possible: the line is dashed */
  isCertain: boolean
  /** something graver is foretold of the two: from afar that stands for both */
  isForetold: boolean
  /** where they are nearest to each other */
  sides: [{ mark: CampMark | null; position: Position }, { mark: CampMark | null; position: Position }]
  rangeText: string
}

/** Two opposing groups that are foretold to meet at a place. */
export type MapForecast = {
  id: string
  rank: number
  band: Band
  /** where they are now */
  sides: MapEncounter['sides']
  place: Position
  /** when, and how long until then */
  whenText: string
}

/** A group that is too near to a guarded place: within a ring, as the place itself is not known to the metre. */
export type MapApproach = { id: string; rank: number; band: Band; position: Position; limitText: string }

/** Ground that a group covers and the way it came. */
export type MapGround = {
  id: string
  mark: CampMark | null
  freshness: Freshness
  /** to either side of each line, metres */
  radiusM: number
  /** longitude and latitude; a single vertex is a disc */
  lines: readonly (readonly Vertex[])[]
  /** newest first */
  trail: readonly Vertex[]
}
export type Vertex = readonly [lon: number, lat: number]

/** Where a convoy is besides its head: another part of it, or where it is near to somebody far behind its head. */
export type MapPart = { id: string; mark: CampMark | null; freshness: Freshness; position: Position }

/** The way that a group has declared. */
export type MapRoute = { id: string; mark: CampMark | null; line: readonly Position[] }

/** Ground of a rally that is live. */
export type MapVenue = { id: string; mark: CampMark | null; position: Position; radiusM: number }

/** Rings around a guarded place, with the words that stand on them. */
export type MapRing = {
  id: string
  position: Position
  innerM: number
  outerM: number
  innerText: string
  outerText: string
}

/** A rally that is planned or live; one that is over is not on the map. */
export type MapRally = {
  id: string
  name: string
  mark: CampMark | null
  phase: RallyPhase
  /** which of two counts more where there is room for one */
  when: 'now' | 'today' | 'other'
  phaseText: string
  position: Position
}
export type MapIncident = { id: string; severity: Severity; status: IncidentStatus; position: Position; title: string }
export type MapSite = Pick<Site, 'id' | 'kind' | 'name' | 'position'>

/**
 * Where the thing is that somebody has chosen. `radiusM`: how wide it is or how well its place is known, metres; 0 for
 * a point. `seen`: a pair stands apart from near only, and is one mark from afar.
 */
export type MapChosen = { position: Position; radiusM: number; seen: 'near' | 'afar' | 'always' }
