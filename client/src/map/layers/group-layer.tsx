import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { groupFeatures } from '../features.ts'
import type { MapGroup } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useZoomStep } from '../use-zoom-step.ts'

/** Below this, groups that meet nobody are counted, and the others are the marks of their pairs. */
export const COUNT_BELOW_ZOOM = 8.5

/** Where a name stands about its chip, em of its size. */
const BESIDE = { left: [1.3, 0], right: [-1.3, 0], bottom: [0, -1.1], top: [0, 1] } as const
const inOrder = (...anchors: readonly (keyof typeof BESIDE)[]): ExpressionSpecification => [
  'literal',
  anchors.flatMap((anchor) => [anchor, [...BESIDE[anchor]]]),
]
/** The side that is free of its way and its opponent first; the side where those are last. */
const MET_ANCHORS: ExpressionSpecification = [
  'match',
  ['get', 'anchor'],
  'left',
  inOrder('left', 'bottom', 'top', 'right'),
  'right',
  inOrder('right', 'bottom', 'top', 'left'),
  'bottom',
  inOrder('bottom', 'left', 'right', 'top'),
  inOrder('top', 'left', 'right', 'bottom'),
]

/**
 * Supporter groups: a chip with the ballot number, an arrow where they move, their name when there is room. From afar
 * those that meet are not drawn one over the other: the mark of their pair stands for both.
 */
export function GroupLayer({ groups }: { groups: readonly MapGroup[] }) {
  const isSeen = useZoomStep() >= COUNT_BELOW_ZOOM - 0.5
  useGeoJsonLayer({
    id: 'groups',
    features: groupFeatures(isSeen ? groups : []),
    paint: ({ text, halo }) => {
      const near: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 8.5, 0.7, 11, 1]
      const arrow: SymbolLayerSpecification['layout'] = {
        'icon-image': ['get', 'arrow'],
        'icon-rotate': ['get', 'courseDeg'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      }
      const chip: SymbolLayerSpecification['layout'] = {
        'icon-image': ['get', 'icon'],
        'icon-allow-overlap': true,
        'icon-size': near,
        'symbol-sort-key': ['get', 'lot'],
        'text-field': ['step', ['zoom'], '', 10, ['get', 'label']],
        'text-font': BOLD,
        'text-size': 24,
        'text-radial-offset': 1.5,
        'text-justify': 'auto',
        'text-max-width': 9,
        'text-optional': true,
      }
      const ink = { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 2.5 }
      return [
        {
          id: 'group-arrows',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          filter: ['>=', ['get', 'courseDeg'], 0],
          layout: { ...arrow, 'icon-size': near },
        },
        {
          id: 'groups',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          filter: ['!', ['get', 'isMet']],
          layout: { ...chip, 'text-variable-anchor': ['left', 'right', 'bottom', 'top'] },
          paint: ink,
        },
        {
          id: 'groups-met',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          filter: ['get', 'isMet'],
          layout: { ...chip, 'text-size': 28, 'text-variable-anchor-offset': MET_ANCHORS },
          paint: ink,
        },
      ]
    },
  })
  return null
}
