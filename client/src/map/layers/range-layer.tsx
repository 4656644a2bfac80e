import type { SymbolLayerSpecification } from 'maplibre-gl'
import { pairMarkFeatures } from '../features.ts'
import type { MapEncounter } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** From here on the two chips stand apart and need no plate that names them. */
export const APART_ZOOM = 9.5

/**
 * What stands between each pair, where it is nearest. Its shape is always drawn; its range gives way to that of a
 * graver pair, and the board names them all. From afar the plates say it.
 */
export function RangeLayer({ encounters }: { encounters: readonly MapEncounter[] }) {
  useGeoJsonLayer({
    id: 'pair-marks',
    features: pairMarkFeatures(encounters),
    paint: ({ text, halo }) => {
      const words: SymbolLayerSpecification['layout'] = {
        'text-field': ['get', 'rangeText'],
        'text-font': BOLD,
        'text-size': 28,
        'symbol-sort-key': ['get', 'order'],
      }
      const ink = { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 4 }
      return [
        {
          id: 'pair-shapes',
          type: 'symbol',
          minzoom: APART_ZOOM,
          layout: {
            'icon-image': ['get', 'shape'],
            'icon-allow-overlap': true,
            'icon-ignore-placement': true,
            'symbol-sort-key': ['-', 0, ['get', 'order']],
          },
        },
        {
          id: 'pair-ranges',
          type: 'symbol',
          minzoom: APART_ZOOM,
          layout: {
            ...words,
            'text-size': 34,
            'text-variable-anchor-offset': [
              'case',
              ['get', 'isUpright'],
              ['literal', ['left', [0.75, 0], 'right', [-0.75, 0], 'top', [0, 0.65], 'bottom', [0, -0.65]]],
              ['literal', ['top', [0, 0.65], 'bottom', [0, -0.65], 'left', [0.75, 0], 'right', [-0.75, 0]]],
            ],
            'text-justify': 'auto',
          },
          paint: ink,
        },
      ]
    },
  })
  return null
}
