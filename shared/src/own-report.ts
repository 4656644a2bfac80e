import { z } from 'zod'
import { Incident } from './incident.ts'

/** What a reporter may know of an own report, whatever else they may read: what they said, and its status. */
export const OwnReport = Incident.pick({
  id: true,
  category: true,
  isSos: true,
  severity: true,
  placeText: true,
  happenedAt: true,
  reportedAt: true,
  status: true,
}).extend({
  /** of the reporter's own */
  photosStored: z.int().nonnegative().default(0),
})
export type OwnReport = z.infer<typeof OwnReport>

export const ownReportOf = (incident: Incident): OwnReport =>
  OwnReport.parse({
    ...incident,
    photosStored: incident.photos.filter(({ by }) => by === incident.reportedBy).length,
  })

/** The newest so many are listed. */
export const OWN_REPORTS = 50
