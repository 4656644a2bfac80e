import { incidentFeatures } from '../features.ts'
import type { MapIncident } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Something that happened: a plate with the shape and colour of its severity, the gravest on top. */
export function IncidentLayer({ incidents }: { incidents: readonly MapIncident[] }) {
  useGeoJsonLayer({
    id: 'incidents',
    features: incidentFeatures(incidents),
    paint: () => [
      {
        id: 'incidents',
        type: 'symbol',
        layout: {
          'icon-image': ['get', 'icon'],
          // Stands above its place: who reports from a crowd does not hide it.
          'icon-anchor': 'bottom',
          'icon-offset': [0, -20],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.75, 9, 1],
          'icon-allow-overlap': true,
          'icon-ignore-placement': false,
          'symbol-sort-key': ['-', 0, ['get', 'order']],
        },
      },
    ],
  })
  return null
}

/** What happened, in words, where no mark is: to stand below the marks, which find their places first. */
export function IncidentNameLayer({ incidents }: { incidents: readonly MapIncident[] }) {
  useGeoJsonLayer({
    id: 'incident-names',
    features: incidentFeatures(incidents),
    paint: ({ text, halo }) => [
      {
        id: 'incident-names',
        type: 'symbol',
        minzoom: 8.5,
        layout: {
          'symbol-sort-key': ['get', 'order'],
          'text-field': ['get', 'title'],
          'text-font': BOLD,
          'text-size': 20,
          'text-variable-anchor-offset': [
            'left',
            [1.4, -2.5],
            'right',
            [-1.4, -2.5],
            'bottom',
            [0, -4.8],
            'top',
            [0, 1.6],
          ],
          'text-justify': 'auto',
          'text-max-width': 10,
        },
        paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  return null
}
