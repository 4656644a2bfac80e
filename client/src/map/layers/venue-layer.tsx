import type { ExpressionSpecification } from 'maplibre-gl'
import { venueFeatures } from '../ground-features.ts'
import type { MapVenue } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Ground of each live rally: who stands in it stands where the plan put them. */
export function VenueLayer({ venues }: { venues: readonly MapVenue[] }) {
  useGeoJsonLayer({
    id: 'venues',
    features: venueFeatures(venues),
    paint: ({ camp, declared }) => {
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'colour'], ['literal', camp]]]
      return [
        {
          id: 'venues',
          type: 'fill',
          minzoom: 9,
          layout: { 'fill-sort-key': ['get', 'lot'] },
          paint: { 'fill-color': colour, 'fill-opacity': 0.08 },
        },
        {
          id: 'venue-edges',
          type: 'line',
          minzoom: 9,
          layout: { 'line-sort-key': ['get', 'lot'] },
          paint: { 'line-color': colour, 'line-width': 1.5, 'line-opacity': declared, 'line-dasharray': [5, 3] },
        },
      ]
    },
  })
  return null
}
