import { ringFeatures } from '../ground-features.ts'
import type { MapRing } from '../scene.ts'
import { REGULAR } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** How near a group may come to a guarded place: both rings, with their distance on the line when there is room. */
export function RingLayer({ rings }: { rings: readonly MapRing[] }) {
  useGeoJsonLayer({
    id: 'rings',
    features: ringFeatures(rings),
    paint: ({ site, halo }) => [
      {
        id: 'ring-grounds',
        type: 'fill',
        minzoom: 8.5,
        paint: { 'fill-color': site, 'fill-opacity': 0.07 },
      },
      {
        id: 'rings',
        type: 'line',
        minzoom: 8.5,
        paint: {
          'line-color': site,
          'line-width': ['case', ['get', 'isInner'], 3.5, 2.5],
          'line-opacity': 0.8,
        },
      },
      {
        id: 'ring-distances',
        type: 'symbol',
        minzoom: 11.5,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 1_000,
          'text-field': ['get', 'text'],
          'text-font': REGULAR,
          'text-size': 18,
        },
        paint: { 'text-color': site, 'text-halo-color': halo, 'text-halo-width': 2.5 },
      },
    ],
  })
  return null
}
