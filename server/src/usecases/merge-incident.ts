import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { MergedPair, MergeIncident, SplitIncident } from '@jaga-jarak/shared/incident-merge.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { mergeIncident as merge, putUnder, splitIncident as split } from '../domain/incident-merge.ts'
import { checkReach } from '../domain/reach.ts'
import { endsCall } from '../domain/sos.ts'
import type { Writer } from '../ports.ts'
import type { World } from './change-world.ts'

/** An incident in the caller's reach. */
async function reached(tx: Writer, by: Viewer, id: IncidentId): Promise<Incident | Refused> {
  const incident = await tx.incident(id)
  if (!incident) return refuse('notFound')
  return checkReach(by, regionsOfIncident(incident)) ?? incident
}

/** IN4: several reports are one incident, or one of them is its own again; an entry of each that changed (LG1). */
export function incidentMerges({ store, clock }: Pick<World, 'store' | 'clock'>) {
  const save = async (tx: Writer, changed: readonly Incident[], by: Viewer, now: ReturnType<typeof clock.now>) => {
    for (const incident of changed) await tx.saveIncident(incident)
    const events = changed.map((incident): WorldEvent => ({ type: 'IncidentMoved', incident }))
    await tx.append(events, now, by.id)
  }
  return {
    merge: (by: Viewer, id: IncidentId, wanted: MergeIncident): Promise<MergedPair | Refused> =>
      store.write(async (tx) => {
        const now = clock.now()
        const report = await reached(tx, by, id)
        if (isRefused(report)) return report
        const lead = await reached(tx, by, wanted.into)
        if (isRefused(lead)) return lead
        const pair = merge(report, lead, wanted, by.id, now)
        if (isRefused(pair)) return pair
        const members: Incident[] = []
        for (const memberId of report.merged) {
          const member = await tx.incident(memberId)
          if (member) members.push(member)
        }
        if (endsCall(report, lead)) return refuse('callWaits', lead.status, lead)
        const along = members.map((member) => putUnder(member, lead, by.id, now, wanted.comment))
        // The lead first: a screen that shows it never lacks what has left.
        await save(tx, [pair.lead, pair.report, ...along], by, now)
        return pair
      }),
    split: (by: Viewer, id: IncidentId, wanted: SplitIncident): Promise<MergedPair | Refused> =>
      store.write(async (tx) => {
        const now = clock.now()
        const report = await reached(tx, by, id)
        if (isRefused(report)) return report
        if (report.mergedInto === null) return refuse('wrongStep', 'it is merged into none', report)
        const lead = await reached(tx, by, report.mergedInto)
        if (isRefused(lead)) return lead
        const pair = split(report, lead, wanted, by.id, now)
        if (isRefused(pair)) return pair
        await save(tx, [pair.lead, pair.report], by, now)
        return pair
      }),
  }
}
