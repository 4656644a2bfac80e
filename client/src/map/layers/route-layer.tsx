import { routeFeatures } from '../ground-features.ts'
import type { MapRoute } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Ways that groups have declared, as dots: what is planned is not what was driven. From afar they would be clutter. */
export function RouteLayer({ routes }: { routes: readonly MapRoute[] }) {
  useGeoJsonLayer({
    id: 'routes',
    features: routeFeatures(routes),
    paint: ({ camp, declared }) => [
      {
        id: 'routes',
        type: 'line',
        minzoom: 9,
        layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['get', 'lot'] },
        paint: {
          'line-color': ['to-color', ['get', ['get', 'colour'], ['literal', camp]]],
          'line-width': 3,
          'line-opacity': declared,
          'line-dasharray': [0.01, 2.6],
        },
      },
    ],
  })
  return null
}
