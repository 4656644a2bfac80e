import { text } from '@jaga-jarak/shared/primitives.ts'
import { z } from 'zod'

const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
/** Degrees: west, south, east, north. */
export type Box = z.infer<typeof Box>

const Named = z.object({ code: z.string(), name: text(120) })

/** Checks what the map relies on and leaves the thousands of coordinates to MapLibre. */
const collection = <P extends z.ZodType>(properties: P) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({ type: z.literal('Feature'), properties, geometry: z.custom<GeoJSON.Geometry>((it) => it !== null) }),
    ),
  })

const lines = collection(z.null())

/** The offline map of the province as the server draws it. */
export const MapFile = z.object({
  province: Named,
  /** who drew the borders of the regencies; null: they are computed and approximate */
  source: text(120).nullable(),
  /** of the province's land */
  bounds: Box,
  /** all the ground that is drawn */
  frame: Box,
  land: collection(Named),
  neighbours: collection(z.object({ kind: z.enum(['province', 'country']) })),
  countryBorders: lines,
  provinceBorders: lines,
  regencies: collection(Named),
  regencyBorders: lines,
  districtBorders: lines,
  regencyLabels: collection(Named),
  capitals: collection(Named),
  districtLabels: collection(Named),
})
export type MapFile = z.infer<typeof MapFile>

/** Names of villages, for close looks. */
export const VillageFile = collection(Named)
export type VillageFile = z.infer<typeof VillageFile>

async function load<T>(name: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null> {
  const response = await fetch(`/api/v1/map/${name}`, { credentials: 'same-origin', signal })
  if (response.status === 401) return null
  if (!response.ok) throw new Error(`${name}: expected status 200, got ${response.status}`)
  return schema.parse(await response.json())
}

/** null: the session has ended, which its screen says itself. Rejects when the server is not there or serves something else. */
export const loadMapFile = (signal: AbortSignal): Promise<MapFile | null> => load('map.json', MapFile, signal)
export const loadVillageFile = (signal: AbortSignal): Promise<VillageFile | null> =>
  load('villages.json', VillageFile, signal)

/** Box of a regency; of the whole province when the code is unknown or null. */
export function boundsOf(file: MapFile, regency: string | null): Box {
  const found = file.regencies.features.find((feature) => feature.properties.code === regency)
  if (found === undefined || found.geometry.type !== 'MultiPolygon') return file.bounds
  const box: Box = [180, 90, -180, -90]
  for (const [lon, lat] of found.geometry.coordinates.flat(2)) {
    if (lon === undefined || lat === undefined) continue
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
