import { siteFeatures } from '../features.ts'
import type { MapSite } from '../scene.ts'
import { REGULAR } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Places to protect: from afar they would only be clutter. */
export function SiteLayer({ sites }: { sites: readonly MapSite[] }) {
  useGeoJsonLayer({
    id: 'sites',
    features: siteFeatures(sites),
    paint: ({ site, halo }) => [
      {
        id: 'sites',
        type: 'symbol',
        minzoom: 8.5,
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'text-field': ['step', ['zoom'], '', 10, ['get', 'name']],
          'text-font': REGULAR,
          'text-size': 20,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 1,
          'text-justify': 'auto',
          'text-max-width': 9,
          'text-optional': true,
        },
        paint: { 'text-color': site, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  return null
}
