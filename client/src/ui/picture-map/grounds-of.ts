import type { GroupId, Position } from '@jaga-jarak/shared/primitives.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import type { GuardedSite } from '../../live/guarded-sites.ts'
import type { Picture } from '../../live/picture.ts'
import { isFar, whereIs } from '../../live/places.ts'
import { type MarkedSide, markOf } from '../../map/marks.ts'
import type { MapGround, MapPart, MapRing, MapRoute, MapVenue } from '../../map/scene.ts'
import type { Met } from './scene-of.ts'

/** Footprints and trails of the groups that a frame has placed: nothing is drawn of one that nobody has heard. */
export const groundsOf = (picture: Picture, met: ReadonlyMap<GroupId, Met>): MapGround[] =>
  [...picture.shapes.values()].flatMap(({ groupId, radiusM, lines, trail }) => {
    const group = picture.groups.get(groupId)
    const position = group === undefined ? undefined : picture.positions.get(group.no)
    if (group === undefined || position === undefined) return []
    const mark = met.get(groupId)?.mark ?? markOf(picture.operation, group.camps)
    return [{ id: groupId, mark, freshness: position.freshness, radiusM, lines, trail }]
  })

/** Every part of a convoy but the one with its head. */
export const partsOf = (grounds: readonly MapGround[]): MapPart[] =>
  grounds.flatMap(({ id, mark, freshness, lines }) =>
    lines.slice(1).flatMap(([head], i) => {
      if (head === undefined) return []
      const [lon, lat] = head
      return [{ id: `${id} ${i}`, mark, freshness, position: { lon, lat } }]
    }),
  )

/** Where a convoy is near to somebody, when that is far from its head. */
export function farFromHead(picture: Picture, { side, mark }: MarkedSide, position: Position): MapPart[] {
  const head = whereIs(picture, side.groupId)
  const freshness = picture.positions.get(picture.groups.get(side.groupId)?.no ?? 0)?.freshness
  if (head === undefined || freshness === undefined || !isFar(head, position)) return []
  return [{ id: `${side.groupId} near`, mark, freshness, position }]
}

export const routesOf = (picture: Picture, met: ReadonlyMap<GroupId, Met>): MapRoute[] =>
  [...picture.groups.values()].flatMap(({ id, status, route, camps }) =>
    status === 'closed' || route === null
      ? []
      : [{ id, mark: met.get(id)?.mark ?? markOf(picture.operation, camps), line: route }],
  )

export const venuesOf = (picture: Picture): MapVenue[] =>
  [...picture.rallies.values()].flatMap(({ id, phase, camps, venue }) =>
    isLiveRally(phase) && venue.radiusM > 0
      ? [{ id, mark: markOf(picture.operation, camps), position: venue.position, radiusM: venue.radiusM }]
      : [],
  )

export const ringsOf = (sites: readonly GuardedSite[], distance: (metres: number) => string): MapRing[] =>
  sites.map(({ site, innerM, outerM }) => ({
    id: site.id,
    position: site.position,
    innerM,
    outerM,
    innerText: distance(innerM),
    outerText: distance(outerM),
  }))
