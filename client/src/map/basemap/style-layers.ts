import type { LayerSpecification, VectorSourceSpecification } from 'maplibre-gl'
import { z } from 'zod'
import type { Palette } from '../palette.ts'
import { REGULAR } from '../style.ts'

const TEXT_SIZE = 15
const MAIN = /motorway|trunk|primary|major|highway/

/** What is taken of a style that somebody else serves: the rest of it is that server's own affair. */
const ForeignStyle = z.object({
  version: z.literal(8),
  sources: z.record(z.string(), z.looseObject({ type: z.string() })),
  layers: z.array(z.looseObject({ id: z.string(), type: z.string() })),
})
const Vector = z.looseObject({
  type: z.literal('vector'),
  url: z.string().optional(),
  tiles: z.array(z.string()).optional(),
})
const Layer = z.looseObject({
  id: z.string(),
  type: z.enum(['fill', 'line', 'symbol']),
  source: z.string(),
  'source-layer': z.string(),
  layout: z.record(z.string(), z.unknown()).default({}),
  paint: z.record(z.string(), z.unknown()).default({}),
})
type Layer = z.infer<typeof Layer>

/** Colours by what is drawn (OpenMapTiles); null is what nobody needs here: borders, cities, parks. */
function paintOf({ id, type, 'source-layer': what }: Layer, palette: Palette): Record<string, string> | null {
  const { sea, land, road, mainRoad, building, quietLabel, halo } = palette
  if (type === 'symbol') {
    const isWanted = ['transportation_name', 'water_name', 'waterway'].includes(what)
    return isWanted ? { 'text-color': quietLabel, 'text-halo-color': halo } : null
  }
  const colour = {
    water: sea,
    waterway: sea,
    building,
    transportation: id.includes('casing') ? land : MAIN.test(id) ? mainRoad : road,
  }[what]
  return colour === undefined ? null : { [`${type}-color`]: colour }
}

/** In our colours and fonts, without pictures, which would be fetched. */
function redrawn(layer: Layer, prefix: string, palette: Palette): LayerSpecification | null {
  const paint = paintOf(layer, palette)
  if (paint === null || Object.keys(layer.paint).some((key) => key.endsWith('-pattern'))) return null
  const own = Object.entries(layer.layout).filter(([key]) => !key.startsWith('icon-'))
  const words = layer.type === 'symbol' ? { 'text-font': REGULAR, 'text-size': TEXT_SIZE } : {}
  // MapLibre checks each layer when it is added, and says which it refuses.
  return {
    ...layer,
    id: `${prefix}-${layer.id}`,
    source: `${prefix}-${layer.source}`,
    layout: { ...Object.fromEntries(own), ...words },
    paint: { ...layer.paint, ...paint },
  } as LayerSpecification
}

export type Redrawn = { sources: [id: string, VectorSourceSpecification][]; layers: LayerSpecification[] }

/**
 * What a style of somebody else adds to the map. Only vector tiles of the style's own host: the page's policy allows no
 * other. Throws when it is no style.
 */
export function styleLayers(json: unknown, address: string, prefix: string, palette: Palette): Redrawn {
  const style = ForeignStyle.parse(json)
  const home = new URL(address).origin
  const isAtHome = (url: string): boolean => new URL(url, address).origin === home
  const sources = Object.entries(style.sources).flatMap(([name, value]): Redrawn['sources'] => {
    const source = Vector.safeParse(value).data
    if (source === undefined) return []
    const { url, tiles } = source
    if (![url, ...(tiles ?? [])].every((it) => it === undefined || isAtHome(it))) return []
    const spec = { ...source, ...(url === undefined ? {} : { url: new URL(url, address).href }) }
    return [[`${prefix}-${name}`, spec as VectorSourceSpecification]]
  })
  const known = new Set(sources.map(([id]) => id))
  const layers = style.layers.flatMap((value) => {
    const layer = Layer.safeParse(value).data
    const drawn = layer === undefined ? null : redrawn(layer, prefix, palette)
    return drawn !== null && 'source' in drawn && known.has(String(drawn.source)) ? [drawn] : []
  })
  return { sources, layers }
}
