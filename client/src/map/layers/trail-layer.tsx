import type { ExpressionSpecification } from 'maplibre-gl'
import { trailFeatures } from '../ground-features.ts'
import { boxOf, isInSight } from '../in-sight.ts'
import type { MapGround } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useSight } from '../use-sight.ts'
import { useZoomStep } from '../use-zoom-step.ts'

const FROM_ZOOM = 8

/** The way that each group came: a thin line in the colour of its camp, the quieter the longer ago. */
export function TrailLayer({ grounds }: { grounds: readonly MapGround[] }) {
  const isSeen = useZoomStep() >= FROM_ZOOM - 0.5
  const sight = useSight()
  useGeoJsonLayer({
    id: 'trails',
    // What nobody sees is not worked out: it is most of what there is to draw.
    features: trailFeatures(isSeen ? grounds.filter(({ trail }) => isInSight(sight, boxOf(trail))) : []),
    paint: ({ camp, longAgo }) => {
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'colour'], ['literal', camp]]]
      return [
        {
          id: 'trails',
          type: 'line',
          minzoom: FROM_ZOOM,
          layout: { 'line-join': 'round', 'line-sort-key': ['get', 'lot'] },
          paint: {
            'line-color': colour,
            'line-width': ['interpolate', ['linear'], ['zoom'], 8, 2, 12, 4],
            'line-opacity': ['interpolate', ['linear'], ['get', 'age'], 0, 0.9, 1, longAgo],
          },
        },
      ]
    },
  })
  return null
}
