import type { SymbolLayerSpecification } from 'maplibre-gl'
import type { MapFile, VillageFile } from '../map-file.ts'
import { BOLD, REGULAR } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

const NOWHERE: VillageFile = { type: 'FeatureCollection', features: [] }

const around: SymbolLayerSpecification['layout'] = {
  'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
  'text-radial-offset': 0.55,
  'text-justify': 'auto',
}

/** Names by rank: regencies from afar, then capitals, districts and villages the closer the map comes. */
export function RegionLabels({ file, villages }: { file: MapFile; villages: VillageFile | null }) {
  useGeoJsonLayer({
    id: 'villages',
    features: villages ?? NOWHERE,
    paint: ({ quietLabel, halo }) => [
      {
        id: 'villages',
        type: 'symbol',
        minzoom: 11,
        layout: { 'text-field': ['get', 'name'], 'text-font': REGULAR, 'text-size': 16, 'text-padding': 12 },
        paint: { 'text-color': quietLabel, 'text-halo-color': halo, 'text-halo-width': 1.5 },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'districts',
    features: file.districtLabels,
    paint: ({ quietLabel, halo }) => [
      {
        id: 'districts',
        type: 'symbol',
        minzoom: 9,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': REGULAR,
          'text-size': 20,
          'text-letter-spacing': 0.04,
          'text-max-width': 7,
          'text-padding': 8,
        },
        paint: { 'text-color': quietLabel, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'regencies',
    features: file.regencyLabels,
    paint: ({ label, halo }) => [
      {
        id: 'regencies',
        type: 'symbol',
        maxzoom: 11,
        layout: {
          'text-field': ['upcase', ['get', 'name']],
          'text-font': BOLD,
          'text-size': ['interpolate', ['linear'], ['zoom'], 5, 17, 9, 24],
          'text-letter-spacing': 0.12,
          'text-max-width': 8,
        },
        paint: { 'text-color': label, 'text-opacity': 0.75, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'capitals',
    features: file.capitals,
    paint: ({ label, halo }) => [
      {
        id: 'capital-dots',
        type: 'circle',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, 3, 9, 5],
          'circle-color': halo,
          'circle-stroke-color': label,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'capitals',
        type: 'symbol',
        minzoom: 5.6,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': REGULAR,
          'text-size': ['interpolate', ['linear'], ['zoom'], 5, 18, 9, 24],
          'text-padding': 5,
          // Cities have the highest codes; their name is the only one they have on the map.
          'symbol-sort-key': ['-', 0, ['to-number', ['slice', ['get', 'code'], 3]]],
          ...around,
        },
        paint: { 'text-color': label, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    ],
  })
  return null
}
