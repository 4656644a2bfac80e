import { z } from 'zod'

/** What a browser may draw below the borders; null: nothing, the generated ground is all there is. */
export const Basemap = z.object({
  /** a PMTiles file at `PAGES.map`/basemap.pmtiles; `version` changes with it */
  tiles: z.object({ version: z.string(), attribution: z.string().nullable() }).nullable(),
})
export type Basemap = z.infer<typeof Basemap>
