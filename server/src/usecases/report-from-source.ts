import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { SourceId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { IntakeReport } from '@jaga-jarak/shared/source.ts'
import { reportIncident } from '../domain/incident.ts'
import { intakeDraft, intakeId } from '../domain/intake.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

/** IN2 for other systems: under the same key the same report is the same incident, another one is refused. */
export const reportFromSource =
  (world: World) =>
  (sourceId: SourceId, key: string, sent: IntakeReport): Promise<Incident | Refused> =>
    changeWorld(world, sourceId, async (tx, at) => {
      const source = await tx.source(sourceId)
      if (source?.status !== 'active') return refuse('notSignedIn')
      const id = intakeId(world.secrets.hash(`${sourceId}\n${key}`))
      const hash = world.secrets.hash(JSON.stringify(sent))
      const [before, known] = [await tx.sourceReport(id), await tx.incident(id)]
      if (before && known) {
        if (before.hash !== hash) return refuse('idTaken', 'this Idempotency-Key was used for another report')
        return { reply: known, event: null }
      }
      if (known) return refuse('idTaken')
      const { area, startsAt } = world.operation
      const draft = intakeDraft(source, sent, { id, area, startsAt, now: at })
      if (isRefused(draft)) return draft
      const place = world.gazetteer.placeAt(draft.position)
      const outside = checkReach(source, [place?.regency.code ?? null])
      if (outside) return outside
      const incident = reportIncident(draft, { place, by: sourceId, at })
      await tx.saveIncident(incident)
      await tx.addSourceReport({ incidentId: id, sourceId, hash, at })
      return { reply: incident, event: { type: 'IncidentReported', incident } }
    })
