import type { z } from 'zod'
import { Incident } from './incident.ts'

/** What a reporter may know of an own report, whatever else they may read: what they said, and its status. */
export const OwnReport = Incident.pick({
  id: true,
  category: true,
  severity: true,
  placeText: true,
  happenedAt: true,
  reportedAt: true,
  status: true,
})
export type OwnReport = z.infer<typeof OwnReport>

/** The newest so many are listed. */
export const OWN_REPORTS = 50
