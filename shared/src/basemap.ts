import { z } from 'zod'

const attribution = z.string().nullable()

/** What a browser may draw below the borders, the first that works; with neither, the generated ground is all there is. */
export const Basemap = z.object({
  /** a style somebody else serves, at an address that the page's policy allows */
  style: z.object({ url: z.url(), attribution }).nullable(),
  /** a PMTiles file at `PAGES.map`/basemap.pmtiles; `version` changes with it */
  tiles: z.object({ version: z.string(), attribution }).nullable(),
})
export type Basemap = z.infer<typeof Basemap>

/** Why a tier of the map is not there. */
export const TierFault = z.enum([
  ...(['missing', 'notPmtiles', 'truncated', 'notVector', 'otherLayers', 'elsewhere'] as const),
  ...(['unreachable', 'badAnswer', 'notStyle', 'refused', 'notTaken'] as const),
])
export type TierFault = z.infer<typeof TierFault>

/**
 * One tier: 0 ground from villages, 1 official borders, 2 a PMTiles file, 3 a style of somebody else.
 * live: what the map shows. ready: would show if a better one failed. off: not configured. failed: configured, not there.
 */
export const TierCheck = z.object({
  tier: z.int().min(0).max(3),
  state: z.enum(['live', 'ready', 'off', 'failed']),
  fault: TierFault.nullable(),
  /** in the words of whoever found the fault; a line each */
  details: z.array(z.string()),
  /** name of a file, an address, or who drew the borders */
  source: z.string().nullable(),
  attribution,
  /** for how long it has been so, real milliseconds */
  forMs: z.number().nonnegative(),
})
export type TierCheck = z.infer<typeof TierCheck>

/** Best tier last; `live` is the one that the map's look comes from. */
export const MapTiers = z.object({ live: z.int().min(0).max(3), tiers: z.array(TierCheck) })
export type MapTiers = z.infer<typeof MapTiers>
