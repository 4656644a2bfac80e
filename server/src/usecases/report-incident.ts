import type { Incident, IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { reportIncident as report } from '../domain/incident.ts'
import { changeWorld, type World } from './change-world.ts'

/** IN2: under a known id the same sender gets what is stored; another sender's id is refused. */
export const reportIncident =
  (world: World) =>
  (by: Viewer, draft: IncidentDraft): Promise<Incident | Refused> =>
    changeWorld(world, by.id, async (tx, at) => {
      const known = await tx.incident(draft.id)
      if (known) return known.reportedBy === by.id ? { reply: known, event: null } : refuse('idTaken')
      const incident = report(draft, { place: world.gazetteer.placeAt(draft.position), by: by.id, at })
      await tx.saveIncident(incident)
      return { reply: incident, event: { type: 'IncidentReported', incident } }
    })
