import { incidentOf } from './alert.ts'
import { type FeedEntry, type LogEntry, Snapshot, WorldEvent } from './feed.ts'
import { hideFields, type SensitivePath, sensitivePaths } from './hide-fields.ts'
import { regionsOfIncident } from './incident-regions.ts'
import { EVENT_READERS, FIELD_READERS } from './matrix.ts'
import type { FieldKind } from './primitives.ts'
import type { KemendagriCode } from './region.ts'
import { type Reach, Role, reaches, type Signature, type Viewer } from './roles.ts'

/** Viewers of the same role and reach see the same and share one encoding. */
export type Audience = { role: Role; reach: Reach }

/** Equal for equal audiences. */
export const audienceKey = ({ role, reach }: Audience): string => `${role}@${reach?.toSorted().join('+') ?? '*'}`

const isHidden = (kind: FieldKind, role: Role): boolean => !FIELD_READERS[kind].includes(role)

/** Of these fields what each role may not know. */
export const byRole = (paths: readonly SensitivePath[]): Record<Role, SensitivePath[]> => {
  const hidden = Role.options.map((role) => [role, paths.filter(({ kind }) => isHidden(kind, role))] as const)
  return Object.fromEntries(hidden) as Record<Role, SensitivePath[]>
}

const HIDDEN_IN_EVENT = new Map(
  WorldEvent.options.map((option) => [option.shape.type.value, byRole(sensitivePaths(option))]),
)
const { viewer: _, ...toldToAll } = Snapshot.shape
const HIDDEN_IN_SNAPSHOT = byRole(Object.entries(toldToAll).flatMap(([key, field]) => sensitivePaths(field, [key])))

/** Regencies that an event has to do with; only events that are read by regency have any. */
export function regionsOf(event: WorldEvent): readonly KemendagriCode[] {
  if ('alert' in event) return event.alert.regions
  if ('incident' in event) return regionsOfIncident(event.incident)
  return []
}

/** Its alert tells what an incident is and where: who may not read the one may not read the other (IN5). */
const isOfIncident = (event: WorldEvent): boolean => 'alert' in event && incidentOf(event.alert.evidence) !== null

/** What lies in no regency is the province's, but nobody is kept from an alert because nobody knows where it is. */
const concerns = (event: WorldEvent, reach: Reach): boolean =>
  reaches(reach, regionsOf(event)) || ('alert' in event && event.alert.regions.length === 0 && !isOfIncident(event))

export function mayRead({ role, reach }: Audience, event: WorldEvent): boolean {
  const readers = EVENT_READERS[isOfIncident(event) ? 'IncidentMoved' : event.type]
  if (!readers.roles.includes(role)) return false
  return readers.where === 'anywhere' || (readers.where === 'province' ? reach === null : concerns(event, reach))
}

/** An entry as an audience may read it: whole, without some fields, or only its number (LG1). */
export function entryFor(audience: Audience, entry: LogEntry): FeedEntry {
  const { seq, at, by, event } = entry
  if (!mayRead(audience, event)) return { seq, at, by: null, event: { type: 'Withheld' } }
  return { seq, at, by, event: hideFields(event, HIDDEN_IN_EVENT.get(event.type)?.[audience.role] ?? []) }
}

/** The world as a viewer may see it. */
export function snapshotFor(viewer: Viewer, world: Omit<Snapshot, 'viewer'>): Snapshot {
  const seen = {
    ...world,
    incidents: world.incidents.filter((incident) => mayRead(viewer, { type: 'IncidentMoved', incident })),
    alerts: world.alerts.filter((alert) => mayRead(viewer, { type: 'AlertTurned', alert })),
  }
  return { ...hideFields(seen, HIDDEN_IN_SNAPSHOT[viewer.role]), viewer }
}

/** Who the ids stand for, as an audience may know it. */
export const peopleFor = ({ role }: Audience, people: readonly Signature[]): Signature[] =>
  isHidden('officer', role) ? people.map((it) => ({ ...it, name: null })) : [...people]
