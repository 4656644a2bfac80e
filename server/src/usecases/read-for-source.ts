import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import { SOURCE_REPORTS, type Source } from '@jaga-jarak/shared/source.ts'
import { checkReach } from '../domain/reach.ts'
import type { World } from './change-world.ts'

/** What a source may read, the newest first: its own reports, and where it may the open incidents of its regencies. */
export const readForSource =
  ({ store }: Pick<World, 'store'>) =>
  (source: Source): Promise<Incident[]> =>
    store.consistent(async (read) => {
      const own = await read.incidentsOfSource(source.id, SOURCE_REPORTS)
      const open = source.reads === 'reach' ? await read.openIncidents() : []
      const others = open.filter((it) => checkReach(source, regionsOfIncident(it)) === null)
      const found = new Map([...own, ...others].map((it) => [it.id, it]))
      return [...found.values()].toSorted((a, b) => b.reportedAt - a.reportedAt || (a.id < b.id ? -1 : 1))
    })
