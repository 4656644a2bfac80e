import { incidentFeatures } from '../features.ts'
import type { MapIncident } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Something that happened: a plate with the shape and colour of its severity, the gravest on top. */
export function IncidentLayer({ incidents }: { incidents: readonly MapIncident[] }) {
  useGeoJsonLayer({
    id: 'incidents',
    features: incidentFeatures(incidents),
    paint: ({ text, halo }) => [
      {
        id: 'incidents',
        type: 'symbol',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.75, 9, 1],
          'icon-allow-overlap': true,
          'icon-ignore-placement': false,
          'symbol-sort-key': ['-', 0, ['get', 'order']],
          'text-field': ['step', ['zoom'], '', 8.5, ['get', 'title']],
          'text-font': BOLD,
          'text-size': 20,
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 1.5,
          'text-justify': 'auto',
          'text-max-width': 10,
          'text-optional': true,
        },
        paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  return null
}
