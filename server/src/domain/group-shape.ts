import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { GroupShape } from '@jaga-jarak/shared/shape.ts'
import type { GroupState } from './group-state.ts'
import { newestMember } from './heard-groups.ts'
import { TRAIL_SHOWN_M } from './limits.ts'
import { placesBack } from './trail.ts'

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
const vertices = (places: readonly Position[]): [number, number][] =>
  places.map(({ lon, lat }) => [round(lon), round(lat)])

/** What a group covers and the way it came, for screens; null before it was heard. Lost, it keeps its last trail. */
export function shapeOf(state: GroupState): GroupShape | null {
  const newest = newestMember(state)
  if (newest === null) return null
  const lines = state.parts.map((part) =>
    vertices(part.isDisc ? [part.member] : placesBack(part.member.trail, part.lengthM)),
  )
  const trail = vertices(placesBack(newest.trail, TRAIL_SHOWN_M))
  return {
    groupId: state.group.id,
    radiusM: Math.round(state.radiusM),
    lines,
    trail: trail.length > 1 ? trail : [],
  }
}
