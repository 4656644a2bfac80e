import type { SymbolLayerSpecification } from 'maplibre-gl'
import { rallyFeatures } from '../features.ts'
import type { MapRally } from '../scene.ts'
import { FLAG_SIZE, stackFlags } from '../stack-flags.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useZoomStep } from '../use-zoom-step.ts'

/** From here on venues have their names. */
const NAMES_ZOOM = 9.5

const FLAGS: NonNullable<SymbolLayerSpecification['layout']> = {
  'icon-image': ['get', 'icon'],
  'icon-anchor': 'bottom-left',
  'icon-offset': [-9, 4],
  'icon-size': ['interpolate', ['linear'], ['zoom'], ...FLAG_SIZE.flat()],
  'icon-allow-overlap': true,
  'symbol-sort-key': ['get', 'order'],
}

/**
 * Venues as flags with the ballot number: hollow while planned, filled while live. Those that would hide one another
 * fly from one pole; a name stands wherever about its pole there is room.
 */
export function RallyLayer({ rallies }: { rallies: readonly MapRally[] }) {
  const zoom = useZoomStep()
  useGeoJsonLayer({
    id: 'rallies',
    features: rallyFeatures(stackFlags(rallies, zoom)),
    paint: ({ label, halo }) => [
      {
        id: 'rallies',
        type: 'symbol',
        layout: {
          ...FLAGS,
          'text-field': ['step', ['zoom'], '', NAMES_ZOOM, ['get', 'label']],
          'text-font': BOLD,
          'text-size': 20,
          'text-variable-anchor-offset': [
            'top-left',
            [-0.4, 0.5],
            'left',
            [2.2, -3],
            'right',
            [-0.9, -3],
            'top-right',
            [0.4, 0.5],
            'bottom-left',
            [-0.4, -4.4],
          ],
          'text-justify': 'auto',
          'text-max-width': 20,
          'text-optional': true,
        },
        paint: { 'text-color': label, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  return null
}

/** Unseen and above all else: what looks for room finds none where a flag flies. */
export function RallyRoomLayer({ rallies }: { rallies: readonly MapRally[] }) {
  const zoom = useZoomStep()
  useGeoJsonLayer({
    id: 'rally-rooms',
    features: rallyFeatures(stackFlags(rallies, zoom)),
    paint: () => [
      { id: 'rally-rooms', type: 'symbol', minzoom: NAMES_ZOOM, layout: FLAGS, paint: { 'icon-opacity': 0 } },
    ],
  })
  return null
}
