import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { IncidentLinks } from '@jaga-jarak/shared/incident-links.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkAlertReach } from '../domain/reach.ts'
import type { Reader } from '../ports.ts'

/** Refuses a new link to what is not there, or to an alert that the caller may not act on. What stood may stay. */
export async function checkLinks(
  read: Reader,
  by: Viewer,
  { sites }: Pick<Operation, 'sites'>,
  before: Incident,
  wanted: IncidentLinks,
): Promise<Refused | null> {
  const { alertId, rallyId, groupIds, siteIds } = wanted
  if (alertId !== null && alertId !== before.alertId) {
    const alert = await read.alert(alertId)
    if (!alert) return refuse('unknownAlert', alertId)
    const outside = checkAlertReach(by, alert)
    if (outside) return outside
  }
  if (rallyId !== null && rallyId !== before.rallyId && !(await read.rally(rallyId))) {
    return refuse('unknownRally', rallyId)
  }
  for (const id of groupIds) {
    if (!before.groupIds.includes(id) && !(await read.group(id))) return refuse('unknownGroup', id)
  }
  const site = siteIds.find((id) => !before.siteIds.includes(id) && !sites.some((it) => it.id === id))
  return site === undefined ? null : refuse('unknownSite', site)
}
