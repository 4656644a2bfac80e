import { type Alert, incidentOf } from '@jaga-jarak/shared/alert.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { type Reach, reaches } from '@jaga-jarak/shared/roles.ts'

/** Refuses somebody who is bound to regencies that none of these is; what lies in none is the province's. */
export function checkReach(who: { reach: Reach }, regions: readonly (KemendagriCode | null)[]): Refused | null {
  const known = regions.flatMap((it) => it ?? [])
  return reaches(who.reach, known) ? null : refuse('outsideReach')
}

/** Of an alert: one that lies in no regency is everybody's, but for an incident's, which is the province's as that is. */
export const checkAlertReach = (who: { reach: Reach }, { regions, evidence }: Alert): Refused | null =>
  regions.length === 0 && incidentOf(evidence) === null ? null : checkReach(who, regions)

/** Refuses regencies that the operation does not have; null when it has all of them. */
export function checkRegions(operation: Operation, regions: readonly KemendagriCode[] | null): Refused | null {
  const unknown = regions?.find((code) => !operation.regions.some((region) => region.code === code))
  return unknown === undefined ? null : refuse('unknownRegion', unknown)
}
