import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkReach } from '../domain/reach.ts'
import type { World } from './change-world.ts'

/** An incident for those who may act on it, whatever has become of it. */
export const readIncident =
  ({ store: { read } }: Pick<World, 'store'>) =>
  async (by: Viewer, id: IncidentId): Promise<Incident | Refused> => {
    const incident = await read.incident(id)
    if (!incident) return refuse('notFound')
    return checkReach(by, regionsOfIncident(incident)) ?? incident
  }
