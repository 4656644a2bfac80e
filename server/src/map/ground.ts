import type { Atlas } from './atlas.ts'
import { clipAreas } from './clip-areas.ts'
import { clipLines } from './clip-lines.ts'
import { labelPoint } from './label-point.ts'
import type { Box, XY } from './plane.ts'
import { areaHolds, areaOf, type Rings } from './polygon.ts'
import type { LabelledArea, Territory } from './territory.ts'

/** A district with the point that stands for it. */
export type Middle = LabelledArea & { at: XY }

/** Official borders for look-up; districts without their names yet. */
type Official = {
  beyond: Rings[]
  regencies: { code: string; box: Box; polygons: Rings[]; districts: { code: string; box: Box; polygons: Rings[] }[] }[]
}

/** What is drawn of a province, cut to the coast, and what look-up needs beyond the generated districts. */
export type Ground = {
  land: Rings[]
  regencies: LabelledArea[]
  /** land across the province's border that the generator had counted to it */
  beyond: Rings[]
  provinceBorders: XY[][]
  regencyBorders: XY[][]
  districtBorders: XY[][]
  middles: Middle[]
  official: Official | null
}

/** The ground as the generator drew it, from points of villages: approximate. */
export function approximateGround(territory: Territory, indonesia: Atlas['indonesia']): Ground {
  const province = clipAreas(territory.province, indonesia)
  const land = areaOf(province)
  return {
    land: province,
    beyond: [],
    official: null,
    regencies: territory.regencies.map(({ label, polygons }) => ({ label, polygons: clipAreas(polygons, indonesia) })),
    provinceBorders: clipLines(territory.provinceBorders, indonesia),
    regencyBorders: clipLines(territory.regencyBorders, indonesia),
    districtBorders: clipLines(territory.districtBorders, indonesia),
    middles: territory.districts.flatMap(({ label, polygons }) => {
      const inland = labelPoint(polygons, [])
      const isAshore = inland !== undefined && areaHolds(land, ...inland)
      // Last, a place off the coast: a district of reefs is one all the same.
      const at = isAshore ? inland : (labelPoint(clipAreas(polygons, province), []) ?? inland)
      return at === undefined ? [] : [{ label, polygons, at }]
    }),
  }
}
