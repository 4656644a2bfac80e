import { countFeatures } from '../features.ts'
import type { MapGroup } from '../scene.ts'
import { BOLD } from '../style.ts'
import { COUNT_BELOW_ZOOM } from '../swarm/chip-scale.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useZoomStep } from '../use-zoom-step.ts'

/** From afar, groups that meet nobody are a number in a disc; those that do are the marks of their pairs. */
export function GroupCountLayer({ groups }: { groups: readonly MapGroup[] }) {
  const isSeen = useZoomStep() <= COUNT_BELOW_ZOOM
  useGeoJsonLayer({
    id: 'group-counts',
    features: countFeatures(isSeen ? groups.filter(({ meets }) => meets === null) : []),
    cluster: { cluster: true, clusterMaxZoom: 8, clusterRadius: 60 },
    paint: ({ label, halo }) => [
      {
        id: 'group-counts',
        type: 'circle',
        maxzoom: COUNT_BELOW_ZOOM,
        filter: ['has', 'point_count'],
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 19, 50, 30],
          'circle-color': halo,
          'circle-opacity': 0.9,
          'circle-stroke-color': label,
          'circle-stroke-width': 2.5,
        },
      },
      {
        id: 'group-count-numbers',
        type: 'symbol',
        maxzoom: COUNT_BELOW_ZOOM,
        filter: ['has', 'point_count'],
        layout: {
          'text-field': ['to-string', ['get', 'point_count']],
          'text-font': BOLD,
          'text-size': 22,
          'text-allow-overlap': true,
        },
        paint: { 'text-color': label },
      },
      {
        id: 'group-singles',
        type: 'symbol',
        maxzoom: COUNT_BELOW_ZOOM,
        filter: ['!', ['has', 'point_count']],
        layout: { 'icon-image': ['get', 'icon'], 'icon-size': 0.6, 'icon-allow-overlap': true },
      },
    ],
  })
  return null
}
