import type { ExpressionSpecification } from 'maplibre-gl'
import { trailFeatures } from '../ground-features.ts'
import type { MapGround } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** The way that each group came: a thin line in the colour of its camp, the quieter the longer ago. */
export function TrailLayer({ grounds }: { grounds: readonly MapGround[] }) {
  useGeoJsonLayer({
    id: 'trails',
    features: trailFeatures(grounds),
    paint: ({ camp, longAgo }) => {
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'colour'], ['literal', camp]]]
      return [
        {
          id: 'trails',
          type: 'line',
          minzoom: 8,
          layout: { 'line-join': 'round', 'line-sort-key': ['get', 'lot'] },
          paint: {
            'line-color': colour,
            'line-width': ['interpolate', ['linear'], ['zoom'], 8, 2, 12, 4],
            'line-opacity': ['interpolate', ['linear'], ['get', 'age'], 0, 0.9, 1, longAgo],
          },
        },
      ]
    },
  })
  return null
}
