import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { OpenSubject } from '@jaga-jarak/shared/opened.ts'
import type { Picture } from '../../live/picture.ts'
import type { May } from '../../ui/desk-context.ts'

/** What this desk has open for the others to see; null: nothing, or nothing that who sits here may act on. */
export function openSubjectOf(picture: Picture, may: May, section: string, open: string | null): OpenSubject | null {
  const its = <T extends { id: string }>(list: ReadonlyMap<string, T>): T | undefined =>
    open === null ? undefined : list.get(open)
  if (section === 'alerts') {
    const alert = its(picture.alerts)
    if (alert === undefined) return null
    // An alert that lies in no regency is everybody's.
    const regions = alert.regions.length === 0 ? undefined : alert.regions
    return may('openSubject', regions) ? { kind: 'alert', id: alert.id } : null
  }
  if (section !== 'incidents') return null
  const incident = its(picture.incidents)
  if (incident === undefined || !may('openSubject', regionsOfIncident(incident))) return null
  return { kind: 'incident', id: incident.id }
}
