import type { AlertEvidence, EncounterSide } from '@jaga-jarak/shared/alert.ts'
import { isPlaceKnown } from '@jaga-jarak/shared/incident-regions.ts'
import type { GroupId, Position } from '@jaga-jarak/shared/primitives.ts'
import { nearestOf } from './nearest.ts'
import type { Picture } from './picture.ts'

type Side = Pick<EncounterSide, 'groupId' | 'position'>

/** Where a group stands on a map, once it was heard: a convoy at its head, whichever of its trackers spoke last. */
export function whereIs(picture: Picture, id: GroupId): Position | undefined {
  const no = picture.groups.get(id)?.no
  const newest = no === undefined ? undefined : picture.positions.get(no)
  const [head, next] = picture.shapes.get(id)?.lines[0] ?? []
  if (newest === undefined || head === undefined || next === undefined) return newest
  return { lon: head[0], lat: head[1] }
}

const standsAt = (picture: Picture, { groupId, position }: Side): Position => whereIs(picture, groupId) ?? position

/** Where two groups are near to each other: their range is from there to there. */
export function nearestPlaces(picture: Picture, [a, b]: readonly [Side, Side]): [Position, Position] {
  const known = nearestOf(picture.shapes.get(a.groupId), picture.shapes.get(b.groupId))
  return known ?? [standsAt(picture, a), standsAt(picture, b)]
}

/** Degrees, about six kilometres. */
const FAR = 0.055

/** The head of a convoy may be so far from where it is near that it would make small what must be seen. */
export const isFar = (a: Position, b: Position): boolean => Math.hypot(a.lon - b.lon, a.lat - b.lat) > FAR

/** What must be in sight for an alert to be seen on a map. */
export function placesOf(picture: Picture, evidence: AlertEvidence): Position[] {
  switch (evidence.kind) {
    case 'encounter': {
      const [a, b] = evidence.sides
      const [nearA, nearB] = nearestPlaces(picture, [a, b])
      const [headA, headB] = [standsAt(picture, a), standsAt(picture, b)]
      return [nearA, nearB, ...(isFar(headA, nearA) ? [] : [headA]), ...(isFar(headB, nearB) ? [] : [headB])]
    }
    case 'predictedEncounter': {
      const danger = evidence.reaches.at(-1)
      const places = evidence.sides.map((side) => standsAt(picture, side))
      return danger === undefined ? places : [...places, danger.position]
    }
    case 'siteApproach': {
      const { sitePosition, side } = evidence
      const site = { radiusM: 0, lines: [[[sitePosition.lon, sitePosition.lat] as [number, number]]] }
      const [near] = nearestOf(picture.shapes.get(side.groupId), site) ?? []
      return [sitePosition, near ?? standsAt(picture, side)]
    }
    case 'sos':
      // What nobody can place is nowhere on a map.
      return isPlaceKnown(evidence) ? [evidence.position] : []
    case 'quietPeriodBreach':
    case 'scheduleDeviation':
    case 'incidentRaised':
      return [evidence.position]
    case 'coverageGap':
      return [evidence.lastPosition]
  }
}
