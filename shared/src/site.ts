import { z } from 'zod'
import { Camp } from './group.ts'
import type { Phase } from './phase.ts'
import { Metres, Position, SiteId, text } from './primitives.ts'
import { KemendagriCode } from './region.ts'

export const SiteKind = z.enum(['kpu', 'bawaslu', 'ballotStore', 'candidateHome', 'police'])
export type SiteKind = z.infer<typeof SiteKind>

export const Site = z.object({
  id: SiteId,
  kind: SiteKind,
  name: text(120),
  position: Position,
  /** how well the place is known; a town centre until surveyed */
  accuracyM: Metres,
  region: KemendagriCode,
  /** a candidate's home: whose supporters may come near it (PH4) */
  camp: Camp.nullable().default(null),
})
export type Site = z.infer<typeof Site>

/** PH4: rings around a site by its kind, metres. The police guard themselves. */
export const SITE_RINGS = {
  kpu: { innerM: 500, outerM: 2_000 },
  bawaslu: { innerM: 500, outerM: 2_000 },
  ballotStore: { innerM: 300, outerM: 1_000 },
  candidateHome: { innerM: 500, outerM: 1_000 },
  police: null,
} as const satisfies Record<SiteKind, { innerM: number; outerM: number } | null>

/** PH4: from voting until all is settled. */
export const GUARDED_PHASES: ReadonlySet<Phase | null> = new Set(['voting', 'recapitulation', 'resultDispute'] as const)
