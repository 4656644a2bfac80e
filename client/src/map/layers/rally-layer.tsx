import { rallyFeatures } from '../features.ts'
import type { MapRally } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Venues as flags with the ballot number: hollow while planned, filled while live. */
export function RallyLayer({ rallies }: { rallies: readonly MapRally[] }) {
  useGeoJsonLayer({
    id: 'rallies',
    features: rallyFeatures(rallies),
    paint: ({ label, halo }) => [
      {
        id: 'rallies',
        type: 'symbol',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-anchor': 'bottom-left',
          'icon-offset': [-9, 4],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.6, 9, 1],
          'icon-allow-overlap': true,
          'symbol-sort-key': ['get', 'lot'],
          'text-field': ['step', ['zoom'], '', 9.5, ['get', 'label']],
          'text-font': BOLD,
          'text-size': 20,
          'text-anchor': 'top-left',
          'text-justify': 'left',
          'text-offset': [-0.4, 0.5],
          'text-max-width': 14,
          'text-optional': true,
        },
        paint: { 'text-color': label, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  return null
}
