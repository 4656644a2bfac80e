import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { PAGES } from '@jaga-jarak/shared/matrix.ts'
import { addProtocol, type LayerSpecification, type Map as MapLibreMap } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { Room } from '../map-context.ts'
import { tileLayers } from './tile-layers.ts'

const SOURCE = 'basemap'

const protocol = new Protocol()
addProtocol('pmtiles', protocol.tile)

/** Land goes under the generated ground, the rest over it and under all borders, names under our own. */
function placeFor({ id, type }: LayerSpecification, map: MapLibreMap): string | undefined {
  const above = id === `${SOURCE}-earth` ? 'neighbours' : type === 'symbol' ? 'villages' : 'district-borders'
  return map.getLayer(above) === undefined ? undefined : above
}

/** Draws the basemap under what is there; answers what takes it up again. */
export function layBasemap({ map, palette }: Room, { tiles }: Basemap): () => void {
  if (tiles === null) return () => {}
  const file = new URL(`${PAGES.map}/basemap.pmtiles?v=${tiles.version}`, window.location.href)
  map.addSource(SOURCE, { type: 'vector', url: `pmtiles://${file.href}` })
  const layers = tileLayers(SOURCE, palette)
  for (const layer of layers) map.addLayer(layer, placeFor(layer, map))
  const container = map.getContainer()
  /** Says what the map stands on once it is drawn. */
  const tell = (): void => container.setAttribute('data-basemap', 'tiles')
  map.once('idle', tell)
  return () => {
    map.off('idle', tell)
    container.removeAttribute('data-basemap')
    for (const { id } of layers) map.removeLayer(id)
    map.removeSource(SOURCE)
  }
}
