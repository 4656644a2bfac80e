import type { SymbolLayerSpecification } from 'maplibre-gl'
import { headingOf } from '../src/map/features.ts'
import { iconName } from '../src/map/icon-name.ts'
import { lotOf } from '../src/map/lot.ts'
import type { MapGroup } from '../src/map/scene.ts'
import { CHIP_SCALE, COUNT_BELOW_ZOOM } from '../src/map/swarm/chip-scale.ts'
import { useGeoJsonLayer } from '../src/map/use-geojson-layer.ts'

/** The peer: the same marks as features of a source, which MapLibre lays out in its worker whenever one of them moves. */
export function SetDataLayer({ groups }: { groups: readonly MapGroup[] }) {
  useGeoJsonLayer({
    id: 'groups',
    features: {
      type: 'FeatureCollection',
      features: groups.map((group) => ({
        type: 'Feature',
        properties: {
          icon: iconName({ kind: 'chip', mark: group.mark, freshness: group.freshness }),
          arrow: iconName({ kind: 'arrow', mark: group.mark }),
          courseDeg: headingOf(group) ?? -1,
          lot: lotOf(group.id),
          id: group.id,
        },
        geometry: { type: 'Point', coordinates: [group.position.lon, group.position.lat] },
      })),
    },
    paint: () => {
      const layout: SymbolLayerSpecification['layout'] = {
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], ...CHIP_SCALE.flat()],
      }
      return [
        {
          id: 'group-arrows',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          filter: ['>=', ['get', 'courseDeg'], 0],
          layout: {
            ...layout,
            'icon-image': ['get', 'arrow'],
            'icon-rotate': ['get', 'courseDeg'],
            'icon-rotation-alignment': 'map',
            'icon-ignore-placement': true,
          },
        },
        {
          id: 'groups',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          layout: { ...layout, 'icon-image': ['get', 'icon'], 'symbol-sort-key': ['get', 'lot'] },
        },
      ]
    },
  })
  return null
}
