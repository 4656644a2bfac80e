import { type Flavor, layers, namedFlavor } from '@protomaps/basemaps'
import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../palette.ts'
import { BOLD, REGULAR } from '../style.ts'

/** What of the style helps to find the way. Borders, cities and regencies are our own; parks and shops are nobody's. */
const WANTED = /^(earth$|water|roads_(?!oneway|shields|runway|taxiway)|buildings$|earth_label_islands|places_subplace)/
/** Names of streets and rivers, pixels before the map's scale. */
const TEXT_SIZE = 15

/** The colours of the style by what they are for. */
function colourOf(key: string, { land, sea, road, mainRoad, building, quietLabel, halo }: Palette): string {
  if (key === 'water') return sea
  if (key.endsWith('_halo')) return halo
  if (key.endsWith('_label') || key.startsWith('roads_label')) return quietLabel
  if (key === 'buildings') return building
  if (key.includes('casing') || key === 'earth') return land
  return /highway|major/.test(key) ? mainRoad : road
}

function flavorOf(palette: Palette): Flavor {
  const { pois: _, landcover: __, ...named } = namedFlavor('light')
  const colours = Object.keys(named).map((key) => [key, colourOf(key, palette)])
  return { ...named, ...Object.fromEntries(colours) }
}

/** Their fonts are fetched from elsewhere; ours come with the page. */
function withOwnFonts(value: unknown): unknown {
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withOwnFonts(it)]))
  }
  const isFonts = value.length > 0 && value.every((it) => typeof it === 'string' && it.startsWith('Noto Sans'))
  if (!isFonts) return value.map(withOwnFonts)
  return value.some((it) => /Medium|Bold/.test(String(it))) ? BOLD : REGULAR
}

/** The layers of a Protomaps basemap in our quiet colours, lowest first, names in Indonesian. */
export function tileLayers(source: string, palette: Palette): LayerSpecification[] {
  return layers(source, flavorOf(palette), { lang: 'id' })
    .filter(({ id }) => WANTED.test(id))
    .map((layer): LayerSpecification => {
      const named = { ...layer, id: `${source}-${layer.id}` }
      if (named.type !== 'symbol') return named
      const own = Object.entries(named.layout ?? {}).filter(([key]) => !key.startsWith('icon-'))
      const layout = Object.fromEntries(own.map(([key, value]) => [key, withOwnFonts(value)]))
      return { ...named, layout: { ...layout, 'text-size': TEXT_SIZE } }
    })
}
