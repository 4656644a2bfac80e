import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import type { SiteId } from '@jaga-jarak/shared/primitives.ts'
import { GUARDED_PHASES, SITE_RINGS, type Site } from '@jaga-jarak/shared/site.ts'

export type GuardedSite = { site: Site; innerM: number; outerM: number }

/**
 * PH4: the sites that are guarded now: some contest of their regency or of the province is between voting and settled,
 * or a group of elsewhere, whose own contest is, comes near them (`approached`).
 */
export function guardedSites(
  { sites, contests, province }: Pick<Operation, 'sites' | 'contests' | 'province'>,
  phases: readonly ContestPhase[],
  approached: ReadonlySet<SiteId> = new Set(),
): GuardedSite[] {
  const guarding = new Set(phases.filter(({ phase }) => GUARDED_PHASES.has(phase)).map(({ contestId }) => contestId))
  const regions = new Set(contests.filter(({ id }) => guarding.has(id)).map(({ region }) => region))
  return sites.flatMap((site) => {
    const rings = SITE_RINGS[site.kind]
    const isGuarded = regions.has(site.region) || regions.has(province.code) || approached.has(site.id)
    if (rings === null || !isGuarded) return []
    return [{ site, ...rings }]
  })
}
