import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl'
import { pairLineFeatures } from '../features.ts'
import type { MapEncounter } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Lines between two groups that are too near: white casing, colour of the band, dashed where it is not certain. */
export function EncounterLayer({ encounters }: { encounters: readonly MapEncounter[] }) {
  useGeoJsonLayer({
    id: 'pair-lines',
    features: pairLineFeatures(encounters),
    paint: ({ band, casing }) => {
      const layout: LineLayerSpecification['layout'] = { 'line-cap': 'round', 'line-sort-key': ['get', 'gravity'] }
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'band'], ['literal', band]]]
      return [
        {
          id: 'pair-casings',
          type: 'line',
          layout,
          paint: { 'line-color': casing, 'line-width': 10, 'line-opacity': 0.95 },
        },
        {
          id: 'pair-lines',
          type: 'line',
          filter: ['get', 'isCertain'],
          layout,
          paint: { 'line-color': colour, 'line-width': 6 },
        },
        {
          id: 'pair-doubts',
          type: 'line',
          filter: ['!', ['get', 'isCertain']],
          layout: { 'line-sort-key': ['get', 'gravity'] },
          paint: { 'line-color': colour, 'line-width': 6, 'line-dasharray': [2, 1.4] },
        },
      ]
    },
  })
  return null
}
