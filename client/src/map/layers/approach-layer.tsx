import { approachFeatures } from '../features.ts'
import type { MapApproach } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Beside the guarded place itself, so that one still sees what it is. */
const BESIDE_PX = 26

/**
 * How grave it is that somebody is near a guarded place, and within which ring, also from afar, where the place itself is not
 * drawn. The shape is always there; the words give way to what is graver.
 */
export function ApproachLayer({ approaches }: { approaches: readonly MapApproach[] }) {
  useGeoJsonLayer({
    id: 'approaches',
    features: approachFeatures(approaches),
    paint: ({ text, halo }) => [
      {
        id: 'approaches',
        type: 'symbol',
        layout: {
          'icon-image': ['get', 'shape'],
          'icon-offset': ['step', ['zoom'], ['literal', [0, 0]], 8.5, ['literal', [BESIDE_PX, -BESIDE_PX]]],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'symbol-sort-key': ['-', 0, ['get', 'order']],
        },
      },
      {
        id: 'approach-limits',
        type: 'symbol',
        layout: {
          'text-field': ['get', 'limitText'],
          'text-font': BOLD,
          'text-size': 28,
          'text-anchor': 'left',
          'text-offset': ['step', ['zoom'], ['literal', [0.8, 0]], 8.5, ['literal', [1.8, -0.95]]],
          'symbol-sort-key': ['get', 'order'],
        },
        paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 4 },
      },
    ],
  })
  return null
}
