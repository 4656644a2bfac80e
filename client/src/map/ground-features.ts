import { discAround } from './disc.ts'
import { at, type Features, features, type Properties } from './features.ts'
import { iconName } from './icon-name.ts'
import { lotOf } from './lot.ts'
import type { MapChosen, MapGround, MapPart, MapRing, MapRoute, MapVenue, Vertex } from './scene.ts'

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Properties>

const METRES_AROUND = 40_075_017
const TILE_PX = 512
/** A trail is drawn in so many pieces, each quieter than the one that is newer. */
const TRAIL_PIECES = 6

/** Pixels at zoom 0 of a width on the ground; they double with each zoom. */
export const pixelsAtZoom0 = (metres: number, lat: number): number =>
  (metres * TILE_PX) / (METRES_AROUND * Math.cos((lat * Math.PI) / 180))

const coordinates = (vertices: readonly Vertex[]): [number, number][] => vertices.map(([lon, lat]) => [lon, lat])

/** Discs of crowds and lines of convoys as wide as the ground they take. */
export const footprintFeatures = (grounds: readonly MapGround[]): Features =>
  features(
    grounds.flatMap(({ id, mark, freshness, radiusM, lines }) =>
      lines.flatMap((line): Feature[] => {
        const [head] = line
        if (head === undefined || radiusM === 0) return []
        const [lon, lat] = head
        const isFresh = freshness === 'fresh'
        const properties = { colour: mark?.colour ?? 'none', isFresh, lot: lotOf(id) }
        if (line.length === 1) {
          return [{ type: 'Feature', properties, geometry: discAround({ lon, lat }, radiusM) }]
        }
        const width = pixelsAtZoom0(2 * radiusM, lat)
        const geometry = { type: 'LineString' as const, coordinates: coordinates(line) }
        return [{ type: 'Feature', properties: { ...properties, width }, geometry }]
      }),
    ),
  )

const lengthOf = ([lonA, latA]: Vertex, [lonB, latB]: Vertex): number =>
  Math.hypot((lonB - lonA) * Math.cos((latA * Math.PI) / 180), latB - latA)

/** A line cut into pieces of equal length, in order; each begins where the one before ends. */
export function cutLine(line: readonly Vertex[], count: number): Vertex[][] {
  const total = line.slice(1).reduce((sum, vertex, i) => sum + lengthOf(line[i] ?? vertex, vertex), 0)
  const [first] = line
  if (first === undefined || total === 0) return []
  const pieces: Vertex[][] = [[first]]
  let [from, doneOfPiece] = [first, 0]
  for (const vertex of line.slice(1)) {
    let left = lengthOf(from, vertex)
    while (pieces.length < count && doneOfPiece + left >= total / count) {
      const part = (total / count - doneOfPiece) / left
      const cut: Vertex = [from[0] + (vertex[0] - from[0]) * part, from[1] + (vertex[1] - from[1]) * part]
      pieces.at(-1)?.push(cut)
      pieces.push([cut])
      left -= total / count - doneOfPiece
      from = cut
      doneOfPiece = 0
    }
    pieces.at(-1)?.push(vertex)
    doneOfPiece += left
    from = vertex
  }
  return pieces
}

/** A trail never changes, another takes its place: it is cut once, however often it is drawn. */
const piecesOfTrails = new WeakMap<readonly Vertex[], [number, number][][]>()

function piecesOf(trail: readonly Vertex[]): [number, number][][] {
  const known = piecesOfTrails.get(trail)
  if (known !== undefined) return known
  const pieces = cutLine(trail, TRAIL_PIECES).map(coordinates)
  piecesOfTrails.set(trail, pieces)
  return pieces
}

/** The way that each group came: `age` 0 for its newest piece up to 1. */
export const trailFeatures = (grounds: readonly MapGround[]): Features =>
  features(
    grounds.flatMap(({ id, mark, trail }) =>
      piecesOf(trail).map(
        (piece, i): Feature => ({
          type: 'Feature',
          properties: { colour: mark?.colour ?? 'none', age: i / (TRAIL_PIECES - 1), lot: lotOf(id) },
          geometry: { type: 'LineString', coordinates: piece },
        }),
      ),
    ),
  )

/** A number wherever a convoy stands without its head: a colour alone does not say whose it is. */
export const partFeatures = (parts: readonly MapPart[]): Features =>
  features(
    parts.map(({ id, mark, freshness, position }) => ({
      type: 'Feature',
      properties: { icon: iconName({ kind: 'chip', mark, freshness }), lot: lotOf(id) },
      geometry: { type: 'Point', coordinates: at(position) },
    })),
  )

export const routeFeatures = (routes: readonly MapRoute[]): Features =>
  features(
    routes.map(({ id, mark, line }) => ({
      type: 'Feature',
      properties: { colour: mark?.colour ?? 'none', lot: lotOf(id) },
      geometry: { type: 'LineString', coordinates: line.map(at) },
    })),
  )

export const venueFeatures = (venues: readonly MapVenue[]): Features =>
  features(
    venues.map(({ id, mark, position, radiusM }) => ({
      type: 'Feature',
      properties: { colour: mark?.colour ?? 'none', lot: lotOf(id) },
      geometry: discAround(position, radiusM),
    })),
  )

/** Both rings of each guarded place, the outer one first. */
export const ringFeatures = (rings: readonly MapRing[]): Features =>
  features(
    rings.flatMap(({ position, innerM, outerM, innerText, outerText }): Feature[] => [
      { type: 'Feature', properties: { isInner: false, text: outerText }, geometry: discAround(position, outerM) },
      { type: 'Feature', properties: { isInner: true, text: innerText }, geometry: discAround(position, innerM) },
    ]),
  )

/** A ring about each place of what is chosen, and the ground that it takes or lies in. */
export const chosenFeatures = (chosen: readonly MapChosen[]): Features =>
  features(
    chosen.flatMap(({ position, radiusM, seen }): Feature[] => [
      ...(radiusM === 0 ? [] : [{ type: 'Feature' as const, properties: {}, geometry: discAround(position, radiusM) }]),
      { type: 'Feature', properties: { seen }, geometry: { type: 'Point', coordinates: at(position) } },
    ]),
  )
