import { z } from 'zod'
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
})
export type Site = z.infer<typeof Site>
