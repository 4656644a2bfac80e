import type { Incident, IncidentCommand } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { actOnIncident as act } from '../domain/incident.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'
import { checkLinks } from './check-links.ts'

export const actOnIncident =
  (world: World) =>
  (by: Viewer, id: IncidentId, command: IncidentCommand): Promise<Incident | Refused> =>
    changeWorld(world, by.id, async (tx, now) => {
      const current = await tx.incident(id)
      if (!current) return refuse('notFound')
      const outside = checkReach(by, regionsOfIncident(current))
      if (outside) return outside
      if (command.act === 'link') {
        const unknown = await checkLinks(tx, by, world.operation, current, command)
        if (unknown) return unknown
      }
      const incident = act(current, command, by.id, now)
      if (isRefused(incident)) return incident
      await tx.saveIncident(incident)
      return { reply: incident, event: { type: 'IncidentMoved', incident } }
    })
