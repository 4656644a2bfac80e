import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { isPlaceKnown } from '@jaga-jarak/shared/incident-regions.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { Picture } from '../../../live/picture.ts'
import { nearestPlaces, placesOf, whereIs } from '../../../live/places.ts'
import type { MapChosen } from '../../../map/scene.ts'
import type { MapSection } from './sections.ts'

/** What of the map is chosen: `places` must be in sight, `marks` bear the ring. Both empty: nothing that has a place. */
export type Chosen = { places: readonly Position[]; marks: readonly MapChosen[] }

const NOTHING: Chosen = { places: [], marks: [] }
const point = (position: Position, seen: MapChosen['seen'] = 'always'): MapChosen => ({ position, radiusM: 0, seen })
const onlyAt = (position: Position, radiusM = 0): Chosen => ({
  places: around(position, radiusM),
  marks: [{ position, radiusM, seen: 'always' }],
})

const METRES_PER_DEGREE = 111_195
/** The corners of what must be seen of a disc. */
function around(position: Position, radiusM: number): Position[] {
  const d = radiusM / METRES_PER_DEGREE
  return [-d, d].map((by) => ({ lon: position.lon + by, lat: position.lat + by }))
}

function ofAlert(picture: Picture, { evidence }: Alert): Chosen {
  const places = placesOf(picture, evidence)
  if (evidence.kind === 'encounter') {
    const [a, b] = nearestPlaces(picture, evidence.sides)
    const middle = { lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 }
    return { places, marks: [point(a, 'near'), point(b, 'near'), point(middle, 'afar')] }
  }
  if (evidence.kind === 'predictedEncounter' || evidence.kind === 'siteApproach') {
    const marked = evidence.kind === 'siteApproach' ? evidence.sitePosition : evidence.reaches.at(-1)?.position
    const others = places.filter((it) => it !== marked)
    return {
      places,
      marks: [...(marked === undefined ? [] : [point(marked)]), ...others.map((it) => point(it, 'near'))],
    }
  }
  return { places, marks: places.map((it) => point(it)) }
}

/** Where the thing is that is open in a section; `open` as it stands in the address. */
export function chosenOf(picture: Picture, section: MapSection, open: string | null): Chosen {
  const its = <T extends { id: string }>(list: ReadonlyMap<string, T>): T | undefined =>
    open === null ? undefined : list.get(open)
  switch (section) {
    case 'alerts': {
      const alert = its(picture.alerts)
      return alert === undefined ? NOTHING : ofAlert(picture, alert)
    }
    case 'incidents': {
      const incident = its(picture.incidents)
      if (incident === undefined || !isPlaceKnown(incident)) return NOTHING
      return onlyAt(incident.position, incident.accuracyM ?? 0)
    }
    case 'rallies': {
      const rally = its(picture.rallies)
      return rally === undefined ? NOTHING : onlyAt(rally.venue.position, rally.venue.radiusM)
    }
    case 'groups': {
      const group = its(picture.groups)
      const position = group === undefined ? undefined : whereIs(picture, group.id)
      return position === undefined ? NOTHING : onlyAt(position)
    }
  }
}
