import { type Incident, isOpenIncident, MERGED_MOST } from '@jaga-jarak/shared/incident.ts'
import type { MergedPair, MergeIncident, SplitIncident } from '@jaga-jarak/shared/incident-merge.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'

type Act = { by: string; at: EpochMs; word: string }

const moved = (incident: Incident, { by, at, word }: Act) => ({
  lastWord: word,
  lastStep: { by, at },
  version: incident.version + 1,
})

/** IN3: whether the person saw it as it is. */
const checkSeen = (incident: Incident, version: number): Refused | null =>
  incident.version === version
    ? null
    : refuse('changedMeanwhile', `${incident.lastStep.by}: ${incident.status}`, incident)

/** Whether it may be merged, or merged into: open, and not one of another's reports, so that there are no chains. */
function checkFree(incident: Incident): Refused | null {
  if (incident.mergedInto !== null) return refuse('isMerged', incident.mergedInto, incident)
  return isOpenIncident(incident) ? null : refuse('wrongStep', `merge from ${incident.status}`, incident)
}

/** IN4: a report that is, or comes, under a lead. All else of it stays as it is: nothing is lost. */
export const putUnder = (report: Incident, lead: Incident, by: string, at: EpochMs, word: string): Incident => ({
  ...report,
  ...moved(report, { by, at, word }),
  mergedInto: lead.id,
})

/** IN4, IN3: a report is merged into a lead; those merged into it come along, and the caller puts them under it, too. */
export function mergeIncident(
  report: Incident,
  lead: Incident,
  wanted: MergeIncident,
  by: string,
  at: EpochMs,
): MergedPair | Refused {
  if (report.id === lead.id) return refuse('wrongStep', 'an incident is not merged into itself')
  const refused =
    checkSeen(report, wanted.version) ??
    checkSeen(lead, wanted.intoVersion) ??
    checkFree(report) ??
    checkFree(lead) ??
    (wanted.severity === lead.severity || wanted.severity === report.severity
      ? null
      : refuse('wrongStep', `severity ${wanted.severity} is that of neither`))
  if (refused) return refused
  const merged = [...lead.merged, report.id, ...report.merged]
  if (merged.length > MERGED_MOST) return refuse('wrongStep', `at most ${MERGED_MOST} reports`)
  const act = { by, at, word: wanted.comment }
  const severityAlone = lead.severityAlone ?? lead.severity
  return {
    report: {
      ...putUnder(report, lead, by, at, wanted.comment),
      merged: [],
      calls: [],
      severity: report.severityAlone ?? report.severity,
      severityAlone: null,
    },
    lead: {
      ...{ ...lead, ...moved(lead, act), merged, severity: wanted.severity, severityAlone },
      calls: [...lead.calls, ...(report.isSos ? [report.id] : []), ...report.calls],
    },
  }
}

/** IN4, IN3: a report comes back as it was; it has its whole time to verify again (IN5). */
export function splitIncident(
  report: Incident,
  lead: Incident,
  wanted: SplitIncident,
  by: string,
  at: EpochMs,
): MergedPair | Refused {
  if (report.mergedInto !== lead.id) return refuse('wrongStep', 'it is merged into none', report)
  const refused = checkSeen(report, wanted.version) ?? checkSeen(lead, wanted.leadVersion)
  if (isRefused(refused)) return refused
  const act = { by, at, word: wanted.comment }
  const merged = lead.merged.filter((id) => id !== report.id)
  // Alone again it is as grave as it was reported.
  const graveness = merged.length === 0 ? { severity: lead.severityAlone ?? lead.severity, severityAlone: null } : {}
  return {
    report: { ...report, ...moved(report, act), mergedInto: null, waitsSince: at },
    lead: { ...lead, ...moved(lead, act), merged, calls: lead.calls.filter((id) => id !== report.id), ...graveness },
  }
}
