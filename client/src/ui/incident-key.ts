import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'

/** Under which an incident that has left the picture is read; whoever changes one reads it anew. */
export const incidentKey = (id: IncidentId): readonly [string, IncidentId] => ['incident', id]
