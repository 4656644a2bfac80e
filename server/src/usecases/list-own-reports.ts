import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import { OWN_REPORTS, type OwnReport, ownReportOf } from '@jaga-jarak/shared/own-report.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { World } from './change-world.ts'

/** The caller's own reports, the newest first, with what became of them and nobody's words about it. */
export const listOwnReports =
  ({ store, clock }: World) =>
  ({ id: by }: Viewer): Promise<Reply<Routes['listOwnReports']>> =>
    store.consistent(async (read) => {
      const reports: OwnReport[] = []
      for (const { event } of await read.entries({ by, type: 'IncidentReported' }, 'falling', OWN_REPORTS)) {
        const incident = 'incident' in event ? await read.incident(event.incident.id) : undefined
        if (incident === undefined) continue
        const lead = incident.mergedInto === null ? undefined : await read.incident(incident.mergedInto)
        reports.push(ownReportOf(incident, lead))
      }
      return { reports, takenAt: clock.wall() }
    })
