import { partFeatures } from '../ground-features.ts'
import type { MapPart } from '../scene.ts'
import { COUNT_BELOW_ZOOM } from '../swarm/chip-scale.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Parts of convoys that are far from the head: a smaller chip, without name and arrow, which stand at the head. */
export function PartLayer({ parts }: { parts: readonly MapPart[] }) {
  useGeoJsonLayer({
    id: 'parts',
    features: partFeatures(parts),
    paint: () => [
      {
        id: 'parts',
        type: 'symbol',
        minzoom: COUNT_BELOW_ZOOM,
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 8.5, 0.5, 11, 0.75],
          'icon-allow-overlap': true,
          'symbol-sort-key': ['get', 'lot'],
        },
      },
    ],
  })
  return null
}
