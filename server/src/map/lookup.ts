import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { z } from 'zod'

const Rings = z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1)

const Polygons = z.array(Rings)
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])

/**
 * The ground of a province by district, with nobody's ground left out: coast and near sea belong to the district, the
 * open sea and other provinces to none. Polygons are lists of rings (outer first, then holes) in degrees, lon first;
 * `box` is west, south, east, north.
 */
export const Lookup = z.object({
  province: KemendagriCode,
  regencies: z.array(z.object({ code: KemendagriCode, name: z.string() })),
  districts: z.array(
    z.object({
      code: KemendagriCode,
      name: z.string(),
      regency: KemendagriCode,
      box: Box,
      polygons: Polygons,
    }),
  ),
  /**
   * Borders that an office drew; they go before the districts above. `beyond` is land across the province's border that
   * those count to it.
   */
  official: z
    .object({
      beyond: Polygons,
      regencies: z.array(
        z.object({
          code: KemendagriCode,
          box: Box,
          polygons: Polygons,
          districts: z.array(z.object({ code: KemendagriCode, name: z.string(), box: Box, polygons: Polygons })),
        }),
      ),
    })
    .nullable()
    .default(null),
})
export type Lookup = z.infer<typeof Lookup>
