import type { Incident, IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { isPlaceKnown } from '@jaga-jarak/shared/incident-regions.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { mayRead } from '@jaga-jarak/shared/visible.ts'
import { asReported, reportIncident as report } from '../domain/incident.ts'
import { changeWorld, type World } from './change-world.ts'

/** IN2: under a known id the same sender gets what is stored; another sender's id is refused. */
export const reportIncident =
  (world: World) =>
  (by: Viewer, draft: IncidentDraft): Promise<Incident | Refused> =>
    changeWorld(world, by.id, async (tx, at) => {
      const known = await tx.incident(draft.id)
      if (known) {
        if (known.reportedBy !== by.id) return refuse('idTaken')
        // Who may not read incidents there hears what they did at first, and of what became of it the status alone.
        const isReader = mayRead(by, { type: 'IncidentMoved', incident: known })
        return { reply: isReader ? known : { ...asReported(known, draft), status: known.status }, event: null }
      }
      // The middle of the province, which stands for "somewhere", lies in a regency that has nothing to do with it.
      const isKnown = isPlaceKnown(draft)
      const place = isKnown ? world.gazetteer.placeAt(draft.position) : null
      const incident = report(draft, { place, regions: isKnown ? [] : (by.reach ?? []), by: by.id, at })
      await tx.saveIncident(incident)
      return { reply: incident, event: { type: 'IncidentReported', incident } }
    })
