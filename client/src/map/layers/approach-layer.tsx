import { approachFeatures } from '../features.ts'
import type { MapApproach } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { APART_ZOOM } from './range-layer.tsx'

/** Beside the guarded place itself, so that one still sees what it is. */
const BESIDE_PX = 26

/**
 * How grave it is that somebody is near a guarded place, and within which ring. The shape is always there; the words
 * give way to what is graver. From afar the plates say it.
 */
export function ApproachLayer({ approaches }: { approaches: readonly MapApproach[] }) {
  useGeoJsonLayer({
    id: 'approaches',
    features: approachFeatures(approaches),
    paint: ({ text, halo }) => [
      {
        id: 'approaches',
        type: 'symbol',
        minzoom: APART_ZOOM,
        layout: {
          'icon-image': ['get', 'shape'],
          'icon-offset': [BESIDE_PX, -BESIDE_PX],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'symbol-sort-key': ['-', 0, ['get', 'order']],
        },
      },
      {
        id: 'approach-limits',
        type: 'symbol',
        minzoom: APART_ZOOM,
        layout: {
          'text-field': ['get', 'limitText'],
          'text-font': BOLD,
          'text-size': 28,
          'text-anchor': 'left',
          'text-offset': [1.8, -0.95],
          'symbol-sort-key': ['get', 'order'],
        },
        paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 4 },
      },
    ],
  })
  return null
}
