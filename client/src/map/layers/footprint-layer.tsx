import type { ExpressionFilterSpecification, ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl'
import { footprintFeatures } from '../ground-features.ts'
import { boxOf, isInSight } from '../in-sight.ts'
import type { MapGround } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useSight } from '../use-sight.ts'

const MAX_ZOOM = 22
const isCrowd: ExpressionFilterSpecification = ['==', ['geometry-type'], 'Polygon']
const isConvoy: ExpressionFilterSpecification = ['==', ['geometry-type'], 'LineString']

/**
 * Ground that each group covers, in true metres: the disc of a crowd, the line of a convoy as wide as it is. The line
 * is never thinner than the eye can find. Dashed where it is no longer known well.
 */
export function FootprintLayer({ grounds }: { grounds: readonly MapGround[] }) {
  const sight = useSight()
  const seen = grounds.filter(({ lines, radiusM }) => lines.some((line) => isInSight(sight, boxOf(line), radiusM)))
  useGeoJsonLayer({
    id: 'footprints',
    features: footprintFeatures(seen),
    paint: ({ camp, halo }) => {
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'colour'], ['literal', camp]]]
      const trueWidth: ExpressionSpecification = [
        'interpolate',
        ['exponential', 2],
        ['zoom'],
        0,
        ['get', 'width'],
        MAX_ZOOM,
        ['*', ['get', 'width'], 2 ** MAX_ZOOM],
      ]
      const round: LineLayerSpecification['layout'] = {
        'line-cap': 'round',
        'line-join': 'round',
        'line-sort-key': ['get', 'lot'],
      }
      const core: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 6, 3, 9, 5, 13, 6]
      const casing: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 6, 6, 9, 9, 13, 10]
      return [
        {
          id: 'footprints',
          type: 'fill',
          filter: ['all', isCrowd, ['get', 'isFresh']],
          layout: { 'fill-sort-key': ['get', 'lot'] },
          paint: { 'fill-color': colour, 'fill-opacity': 0.28 },
        },
        {
          id: 'footprint-edges',
          type: 'line',
          filter: ['all', isCrowd, ['get', 'isFresh']],
          layout: { 'line-sort-key': ['get', 'lot'] },
          paint: { 'line-color': colour, 'line-width': 2.5, 'line-opacity': 0.9 },
        },
        {
          id: 'footprint-doubts',
          type: 'line',
          filter: ['all', isCrowd, ['!', ['get', 'isFresh']]],
          layout: { 'line-sort-key': ['get', 'lot'] },
          paint: { 'line-color': colour, 'line-width': 2.5, 'line-opacity': 0.8, 'line-dasharray': [2, 2] },
        },
        {
          id: 'convoy-grounds',
          type: 'line',
          filter: isConvoy,
          layout: round,
          paint: { 'line-color': colour, 'line-width': trueWidth, 'line-opacity': 0.28 },
        },
        {
          id: 'convoy-casings',
          type: 'line',
          filter: isConvoy,
          layout: round,
          paint: { 'line-color': halo, 'line-width': casing },
        },
        {
          id: 'convoys',
          type: 'line',
          filter: ['all', isConvoy, ['get', 'isFresh']],
          layout: round,
          paint: { 'line-color': colour, 'line-width': core },
        },
        {
          id: 'convoy-doubts',
          type: 'line',
          filter: ['all', isConvoy, ['!', ['get', 'isFresh']]],
          layout: { 'line-join': 'round', 'line-sort-key': ['get', 'lot'] },
          paint: { 'line-color': colour, 'line-width': core, 'line-opacity': 0.8, 'line-dasharray': [1.6, 1.2] },
        },
      ]
    },
  })
  return null
}
