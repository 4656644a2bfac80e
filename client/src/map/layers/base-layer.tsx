import type { MapFile } from '../map-file.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** Land, sea and borders by rank: country over province over regency over district. */
export function BaseLayer({ file }: { file: MapFile }) {
  useGeoJsonLayer({
    id: 'neighbours',
    features: file.neighbours,
    paint: ({ neighbour, abroad }) => [
      {
        id: 'neighbours',
        type: 'fill',
        paint: { 'fill-color': ['match', ['get', 'kind'], 'country', abroad, neighbour] },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'land',
    features: file.land,
    paint: ({ land, coast }) => [
      { id: 'land', type: 'fill', paint: { 'fill-color': land } },
      { id: 'coast', type: 'line', paint: { 'line-color': coast, 'line-width': 1 } },
    ],
  })
  useGeoJsonLayer({
    id: 'district-borders',
    features: file.districtBorders,
    paint: ({ districtBorder }) => [
      {
        id: 'district-borders',
        type: 'line',
        minzoom: 8,
        paint: { 'line-color': districtBorder, 'line-width': 1.2, 'line-dasharray': [4, 3] },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'regency-borders',
    features: file.regencyBorders,
    paint: ({ regencyBorder }) => [
      {
        id: 'regency-borders',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': regencyBorder,
          'line-width': ['interpolate', ['linear'], ['zoom'], 5, 1.2, 9, 2.4, 13, 4],
        },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'province-borders',
    features: file.provinceBorders,
    paint: ({ provinceBorder }) => [
      {
        id: 'province-borders',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': provinceBorder, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 2.2, 10, 5] },
      },
    ],
  })
  useGeoJsonLayer({
    id: 'country-borders',
    features: file.countryBorders,
    paint: ({ countryBorder }) => [
      {
        id: 'country-borders',
        type: 'line',
        paint: {
          'line-color': countryBorder,
          'line-width': ['interpolate', ['linear'], ['zoom'], 5, 3, 10, 6],
          'line-dasharray': [5, 2, 1, 2],
        },
      },
    ],
  })
  return null
}
