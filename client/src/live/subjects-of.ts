import type { AlertEvidence } from '@jaga-jarak/shared/alert.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { GroupId, RallyId } from '@jaga-jarak/shared/primitives.ts'
import { markOf, sidesOf } from '../map/marks.ts'
import type { CampMark } from '../map/scene.ts'
import type { Picture } from './picture.ts'

/** A group or rally of an alert; `id` names nothing else in it. `groupId` null: a rally. */
export type Subject = { id: string; name: string; mark: CampMark | null; groupId: GroupId | null }

const groupSubject = (picture: Picture, id: GroupId, mark: CampMark | null): Subject => ({
  id,
  name: picture.groups.get(id)?.name ?? id,
  mark,
  groupId: id,
})

/** One of the two is not null. */
function oneOf(picture: Picture, groupId: GroupId | null, rallyId: RallyId | null, camps: readonly Camp[]): Subject[] {
  const mark = markOf(picture.operation, camps)
  if (groupId !== null) return [groupSubject(picture, groupId, mark)]
  if (rallyId === null) return []
  return [{ id: rallyId, name: picture.rallies.get(rallyId)?.venue.name ?? rallyId, mark, groupId: null }]
}

/** Who an alert is about, in the order of the ballot numbers. The guarded place is not among them: it does nothing. */
export function subjectsOf(picture: Picture, evidence: AlertEvidence): Subject[] {
  switch (evidence.kind) {
    case 'encounter':
    case 'predictedEncounter':
      return sidesOf(picture.operation, evidence).map(({ side, mark }) => groupSubject(picture, side.groupId, mark))
    case 'siteApproach':
      return oneOf(picture, evidence.side.groupId, null, evidence.side.camps)
    case 'quietPeriodBreach':
    case 'scheduleDeviation':
    case 'coverageGap':
      return oneOf(picture, evidence.groupId, evidence.rallyId, evidence.camps)
    case 'sos':
      return oneOf(picture, evidence.groupId, null, evidence.camps)
    // What it is linked to is an association: nobody is named as if they had done it.
    case 'incidentRaised':
      return []
  }
}
