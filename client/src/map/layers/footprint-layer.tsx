import type { ExpressionSpecification } from 'maplibre-gl'
import { footprintFeatures } from '../features.ts'
import type { MapGroup } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Ground that each group covers, in true metres; dashed where it is no longer known well. */
export function FootprintLayer({ groups }: { groups: readonly MapGroup[] }) {
  useGeoJsonLayer({
    id: 'footprints',
    features: footprintFeatures(groups),
    paint: ({ camp }) => {
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'colour'], ['literal', camp]]]
      return [
        {
          id: 'footprints',
          type: 'fill',
          filter: ['get', 'isFresh'],
          paint: { 'fill-color': colour, 'fill-opacity': 0.28 },
        },
        {
          id: 'footprint-edges',
          type: 'line',
          filter: ['get', 'isFresh'],
          paint: { 'line-color': colour, 'line-width': 2.5, 'line-opacity': 0.9 },
        },
        {
          id: 'footprint-doubts',
          type: 'line',
          filter: ['!', ['get', 'isFresh']],
          paint: {
            'line-color': colour,
            'line-width': 2.5,
            'line-opacity': 0.8,
            'line-dasharray': [2, 2],
          },
        },
      ]
    },
  })
  return null
}
