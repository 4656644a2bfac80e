import { z } from 'zod'
import { AlertId, GroupId, RallyId, SiteId } from './primitives.ts'

export const GROUPS_MOST = 20
export const SITES_MOST = 10

/** What an incident has to do with: an association, if any; that somebody did it is said by nothing here. */
export const IncidentLinks = z.object({
  alertId: AlertId.nullable(),
  rallyId: RallyId.nullable(),
  groupIds: z.array(GroupId).max(GROUPS_MOST),
  siteIds: z.array(SiteId).max(SITES_MOST),
})
export type IncidentLinks = z.infer<typeof IncidentLinks>

/** Those of a report, and of what was stored before there were any. */
export const linksOfReport = {
  alertId: IncidentLinks.shape.alertId.default(null),
  rallyId: IncidentLinks.shape.rallyId.default(null),
  groupIds: IncidentLinks.shape.groupIds.default([]),
  siteIds: IncidentLinks.shape.siteIds.default([]),
}

export const linksOf = ({ alertId, rallyId, groupIds, siteIds }: IncidentLinks): IncidentLinks => ({
  ...{ alertId, rallyId },
  ...{ groupIds, siteIds },
})
