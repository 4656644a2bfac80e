import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { CROWD_DENSITY, MIN_RADIUS_M } from './limits.ts'

/** Radius of the disc that a group covers around each of its trackers, metres: as reported, else from its headcount. */
export function radiusOf(group: Pick<SupporterGroup, 'radiusM' | 'headcount'>): number {
  if (group.radiusM !== null) return group.radiusM
  if (group.headcount === null) return MIN_RADIUS_M
  return Math.max(MIN_RADIUS_M, Math.sqrt(group.headcount / CROWD_DENSITY / Math.PI))
}
