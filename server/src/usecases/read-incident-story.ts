import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { mayRead } from '@jaga-jarak/shared/visible.ts'
import { incidentStory } from '../domain/incident-story.ts'
import { checkReach } from '../domain/reach.ts'
import { allEntries } from './all-entries.ts'
import type { World } from './change-world.ts'
import { readSignatures } from './read-signatures.ts'

/** Who did what to an incident, for those who may act on it, with the reports in it that they may read. */
export const readIncidentStory =
  ({ store: { read } }: Pick<World, 'store'>) =>
  async (by: Viewer, id: IncidentId): Promise<Reply<Routes['readIncidentStory']> | Refused> => {
    const incident = await read.incident(id)
    if (!incident) return refuse('notFound')
    const outside = checkReach(by, regionsOfIncident(incident))
    if (outside) return outside
    const reports: Incident[] = []
    for (const memberId of incident.merged) {
      const report = await read.incident(memberId)
      if (report && mayRead(by, { type: 'IncidentMoved', incident: report })) reports.push(report)
    }
    const done = incidentStory(id, await allEntries(read, { subject: id }))
    const story = { incidentId: id, done, reports, elsewhere: incident.merged.length - reports.length }
    return { story, people: await readSignatures(read) }
  }
