import { campsOf, once } from '@jaga-jarak/shared/camps-of.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { IncidentLinks } from '@jaga-jarak/shared/incident-links.ts'
import type { Reader } from '../ports.ts'

/** The camps that its links tie an incident to: an association, if any; it says nothing of who did it. */
export async function campsOfIncident(
  read: Reader,
  { alertId, rallyId, groupIds }: Pick<IncidentLinks, 'alertId' | 'rallyId' | 'groupIds'>,
): Promise<Camp[]> {
  const alert = alertId === null ? undefined : await read.alert(alertId)
  const rally = rallyId === null ? undefined : await read.rally(rallyId)
  const groups = await Promise.all(groupIds.map((id) => read.group(id)))
  const ofGroups = groups.flatMap((group) => group?.camps ?? [])
  return once([...(alert ? campsOf(alert.evidence) : []), ...(rally?.camps ?? []), ...ofGroups])
}
