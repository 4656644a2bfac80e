import { campsOf, once } from '@jaga-jarak/shared/camps-of.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { Reader } from '../ports.ts'

/** The camps that its alert or its rally ties an incident to: an association, if any; it says nothing of who did it. */
export async function campsOfIncident(
  read: Reader,
  { alertId, rallyId }: Pick<Incident, 'alertId' | 'rallyId'>,
): Promise<Camp[]> {
  const alert = alertId === null ? undefined : await read.alert(alertId)
  const rally = rallyId === null ? undefined : await read.rally(rallyId)
  return once([...(alert ? campsOf(alert.evidence) : []), ...(rally?.camps ?? [])])
}
