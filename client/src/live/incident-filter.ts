import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import { saysAll } from './says-all.ts'

/** What somebody looks for among the open incidents; empty: everything. */
export type IncidentFilter = {
  /** each word stands somewhere in what the row says */
  words: string
  /** code of a regency */
  region: string
  category: string
}
export const EVERY_INCIDENT: IncidentFilter = { words: '', region: '', category: '' }

/** Whether an incident is looked for. One that is in no regency is everybody's. `says`: what its row says in words. */
export function incidentPasses(
  incident: Pick<Incident, 'place' | 'regions' | 'category'>,
  says: string,
  { words, region, category }: IncidentFilter,
): boolean {
  const regions = regionsOfIncident(incident)
  return (
    (region === '' || regions.length === 0 || regions.some((it) => it === region)) &&
    (category === '' || incident.category === category) &&
    saysAll(says, words)
  )
}
