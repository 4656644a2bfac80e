import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { PAGES } from '@jaga-jarak/shared/matrix.ts'
import {
  addProtocol,
  type ErrorEvent,
  type LayerSpecification,
  type Map as MapLibreMap,
  type VectorSourceSpecification,
} from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { Room } from '../map-context.ts'
import type { Drawn } from './drawn.ts'
import { type Redrawn, styleLayers } from './style-layers.ts'
import { tileLayers } from './tile-layers.ts'

const PREFIX = 'basemap'
const PATIENCE_MS = 5_000
/** After a fall the style is asked for again so often: the map changes under the eyes of whoever looks at it. */
const CLIMB_MS = 10 * 60_000

const protocol = new Protocol()
addProtocol('pmtiles', protocol.tile)

/** Land goes under the generated ground, the rest over it and under all borders, names under our own. */
function placeFor({ id, type }: LayerSpecification, map: MapLibreMap): string | undefined {
  const above = id === `${PREFIX}-earth` ? 'neighbours' : type === 'symbol' ? 'villages' : 'district-borders'
  return map.getLayer(above) === undefined ? undefined : above
}

/** Adds sources and layers, and says on the map's element what it stands on once that is drawn; answers the way back. */
function lay(map: MapLibreMap, kind: 'style' | 'tiles', { sources, layers }: Redrawn, say: () => void): () => void {
  for (const [id, source] of sources) map.addSource(id, source)
  for (const layer of layers) map.addLayer(layer, placeFor(layer, map))
  // The generated coast is coarser than the one that is drawn now.
  map.setLayoutProperty('coast', 'visibility', 'none')
  const container = map.getContainer()
  const tell = (): void => {
    container.setAttribute('data-basemap', kind)
    say()
  }
  map.once('idle', tell)
  return () => {
    map.off('idle', tell)
    container.removeAttribute('data-basemap')
    map.setLayoutProperty('coast', 'visibility', 'visible')
    for (const { id } of layers) map.removeLayer(id)
    for (const [id] of sources) map.removeSource(id)
  }
}

function tilesOf({ version }: NonNullable<Basemap['tiles']>, palette: Room['palette']): Redrawn {
  const file = new URL(`${PAGES.map}/basemap.pmtiles?v=${version}`, window.location.href)
  const source: VectorSourceSpecification = { type: 'vector', url: `pmtiles://${file.href}` }
  return { sources: [[PREFIX, source]], layers: tileLayers(PREFIX, palette) }
}

async function styleOf(url: string, palette: Room['palette']): Promise<Redrawn> {
  const answer = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${url}: expected status 200, got ${answer.status}`)
  return styleLayers(await answer.json(), url, PREFIX, palette)
}

/**
 * Draws the best basemap that works under what is there: a style of somebody else, and the file once that fails here, even
 * if the server still reaches it, until it answers again. `say` hears what is drawn. Answers what takes it up again.
 */
export function layBasemap(room: Room, { style, tiles }: Basemap, say: (drawn: Drawn) => void): () => void {
  const { map, palette } = room
  let takeUp = (): void => {}
  let isOver = false
  let hasFallenBack = false
  let climb: ReturnType<typeof setTimeout> | undefined
  const layTiles = (): void => {
    takeUp =
      tiles === null
        ? () => {}
        : lay(map, 'tiles', tilesOf(tiles, palette), () => say({ kind: 'tiles', hasFallenBack }))
  }
  const fallBack = (): void => {
    map.off('error', onError)
    takeUp()
    hasFallenBack = true
    say({ kind: null, hasFallenBack })
    layTiles()
    climb = setTimeout(layStyle, CLIMB_MS)
  }
  const onError = (event: ErrorEvent): void => {
    const id = 'sourceId' in event ? String(event.sourceId) : ''
    if (id.startsWith(`${PREFIX}-`)) fallBack()
  }
  const layStyle = (): void => {
    if (style === null) return
    styleOf(style.url, palette)
      .then((redrawn) => {
        if (isOver || room.isGone) return
        takeUp()
        hasFallenBack = false
        map.on('error', onError)
        takeUp = lay(map, 'style', redrawn, () => say({ kind: 'style', hasFallenBack }))
      })
      .catch((error: unknown) => {
        console.warn('the style of the basemap could not be loaded', error)
        if (isOver || room.isGone) return
        if (hasFallenBack) climb = setTimeout(layStyle, CLIMB_MS)
        else fallBack()
      })
  }
  if (style === null) layTiles()
  else layStyle()
  return () => {
    isOver = true
    clearTimeout(climb)
    map.off('error', onError)
    takeUp()
  }
}
