import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { type Encounter, newEncounter } from './encounter.ts'
import { type Finding, orphaned } from './findings.ts'
import { type Forecast, newForecast } from './forecast.ts'
import { concern, type GroupState, withOne } from './group-state.ts'
import { contestsOpposed } from './opposition.ts'
import type { createRallyWatch } from './rally-watch.ts'
import type { Rulebook } from './rulebook.ts'

type Scene = {
  groups: ReadonlyMap<GroupId, GroupState>
  rallies: ReturnType<typeof createRallyWatch>
  rules: Rulebook
  remember(encounter: Encounter): void
  rememberForecast(forecast: Forecast): void
}

/** After a restart: what an open alert tells is known again; what ends it when nothing stands for it any more. */
export function recall(alert: Alert, scene: Scene, now: EpochMs): Finding | null {
  const { evidence, certainty } = alert
  const { groups, rallies } = scene
  // IN5, AL4: incidents and calls for help are kept by time and by people, not by the watch.
  if (evidence.kind === 'incidentRaised' || evidence.kind === 'sos') return null
  if (evidence.kind === 'encounter' || evidence.kind === 'predictedEncounter') {
    const [a, b] = evidence.sides.map(({ groupId }) => groups.get(groupId))
    const contests = a && b ? contestsOpposed(a.group.camps, b.group.camps) : []
    if (!a || !b || contests.length === 0) return orphaned(alert, a && b ? 'noLongerOpposing' : 'groupClosed', now)
    if (evidence.kind === 'predictedEncounter') {
      const { place: _, ...told } = evidence
      scene.rememberForecast({ ...newForecast(a, b), told, certainty })
      return null
    }
    const { place: _, ...kept } = evidence
    scene.remember({ ...newEncounter(a, b, kept.band), certainty, kept })
    return null
  }
  const groupId = evidence.kind === 'siteApproach' ? evidence.side.groupId : evidence.groupId
  const group = groupId === null ? undefined : groups.get(groupId)
  if (evidence.kind === 'siteApproach') {
    const { place: _, ...told } = evidence
    const site = scene.rules.sites.find((it) => it.id === told.siteId)
    if (!group || !site) return orphaned(alert, 'groupClosed', now)
    const visit = { site, ring: told.ring, outSince: null, told, certainty }
    concern(group, { visits: withOne(group.concerns.visits, visit) })
    return null
  }
  const rally = evidence.rallyId === null ? undefined : rallies.get(evidence.rallyId)
  if (!group && !rally) return orphaned(alert, 'groupClosed', now)
  const bear = (its: Parameters<typeof concern>[1]): void => {
    if (group) concern(group, its)
    else Object.assign(rally ?? {}, its)
  }
  if (evidence.kind === 'coverageGap') {
    const { place: _, ...told } = evidence
    bear({ gap: { told } })
    return null
  }
  if (evidence.kind === 'scheduleDeviation') {
    const { place: _, ...told } = evidence
    bear({ deviation: { told, otherSince: null } })
    return null
  }
  const { place: _, ...told } = evidence
  bear({ quiet: { told, movedAt: told.decidedAt } })
  return null
}
