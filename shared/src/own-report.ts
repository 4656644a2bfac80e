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
  /** IN4: it is one with another report, whose status it has */
  isMerged: z.boolean().default(false),
})
export type OwnReport = z.infer<typeof OwnReport>

/** `lead`: what it was merged into. */
export const ownReportOf = (incident: Incident, lead?: Incident): OwnReport =>
  OwnReport.parse({
    ...incident,
    status: (lead ?? incident).status,
    isMerged: lead !== undefined,
    photosStored: incident.photos.filter(({ by }) => by === incident.reportedBy).length,
  })

/** The newest so many are listed. */
export const OWN_REPORTS = 50
