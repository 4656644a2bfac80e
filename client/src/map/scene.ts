import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Freshness } from '@jaga-jarak/shared/group.ts'
import type { IncidentStatus, Severity } from '@jaga-jarak/shared/incident.ts'
import type { CampColour } from '@jaga-jarak/shared/operation.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { RallyPhase } from '@jaga-jarak/shared/rally.ts'
import type { Site } from '@jaga-jarak/shared/site.ts'

/** Colour and number of one side; the two always go together. */
export type CampMark = { colour: CampColour; ballotNumber: number }

/** A group where it was last heard. `radiusM` is the ground it covers when that is known. */
export type MapGroup = {
  id: string
  name: string
  /** null: the group has no camp */
  mark: CampMark | null
  position: Position
  courseDeg: number | null
  speedMps: number | null
  radiusM: number | null
  freshness: Freshness
  /** shown beside a group that is stale or lost */
  ageText: string
  /** where the opponent of its gravest open encounter is; null while it meets nobody */
  meets: Position | null
}

/** Two opposing groups in an encounter that stands open. */
export type MapEncounter = {
  id: string
  band: Band
  /** unknown or possible: the line is dashed */
  isCertain: boolean
  sides: [{ mark: CampMark | null; position: Position }, { mark: CampMark | null; position: Position }]
  rangeText: string
}

export type MapRally = {
  id: string
  name: string
  mark: CampMark | null
  phase: RallyPhase
  phaseText: string
  position: Position
}
export type MapIncident = { id: string; severity: Severity; status: IncidentStatus; position: Position; title: string }
export type MapSite = Pick<Site, 'id' | 'kind' | 'name' | 'position'>
