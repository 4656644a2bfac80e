import type { CircleLayerSpecification } from 'maplibre-gl'
import { chosenFeatures } from '../ground-features.ts'
import type { MapChosen } from '../scene.ts'
import { type Paint, useGeoJsonLayer } from '../use-geojson-layer.ts'
import { APART_ZOOM } from './range-layer.tsx'

const RADIUS_PX = 33

/** A ring with a casing about what somebody has chosen, outside of its mark; dashed ground around it. */
export function ChosenLayer({ chosen }: { chosen: readonly MapChosen[] }) {
  useGeoJsonLayer({
    id: 'chosen',
    features: chosenFeatures(chosen),
    paint: ({ chosen: colour, halo }) => {
      const ring = (width: number, stroke: string): NonNullable<CircleLayerSpecification['paint']> => ({
        'circle-radius': RADIUS_PX - width / 2,
        'circle-opacity': 0,
        'circle-stroke-color': stroke,
        'circle-stroke-width': width,
      })
      const rings = (seen: MapChosen['seen'], zooms: { minzoom?: number; maxzoom?: number }): Paint[] => {
        const filter: CircleLayerSpecification['filter'] = ['==', ['get', 'seen'], seen]
        return [
          { id: `chosen-${seen}-casing`, type: 'circle', filter, ...zooms, paint: ring(9, halo) },
          { id: `chosen-${seen}`, type: 'circle', filter, ...zooms, paint: ring(5, colour) },
        ]
      }
      return [
        {
          id: 'chosen-ground',
          type: 'fill',
          filter: ['==', ['geometry-type'], 'Polygon'],
          paint: { 'fill-color': colour, 'fill-opacity': 0.1 },
        },
        {
          id: 'chosen-edge',
          type: 'line',
          filter: ['==', ['geometry-type'], 'Polygon'],
          paint: { 'line-color': colour, 'line-width': 2.5, 'line-dasharray': [3, 2] },
        },
        ...rings('always', {}),
        ...rings('near', { minzoom: APART_ZOOM }),
        ...rings('afar', { maxzoom: APART_ZOOM }),
      ]
    },
  })
  return null
}
