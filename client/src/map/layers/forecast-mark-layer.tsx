import type { SymbolLayerSpecification } from 'maplibre-gl'
import { forecastMarkFeatures } from '../features.ts'
import type { MapForecast } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { APART_ZOOM } from './range-layer.tsx'

/**
 * Where two groups are foretold to meet, and when. The mark is always drawn; the time gives way to what is graver or
 * sooner, and the board names them all. From afar the plates say it.
 */
export function ForecastMarkLayer({ forecasts }: { forecasts: readonly MapForecast[] }) {
  useGeoJsonLayer({
    id: 'forecast-marks',
    features: forecastMarkFeatures(forecasts),
    paint: ({ text, halo }) => {
      const words: SymbolLayerSpecification['layout'] = {
        'text-field': ['get', 'whenText'],
        'text-font': BOLD,
        'symbol-sort-key': ['get', 'order'],
      }
      const ink = { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 4 }
      return [
        {
          id: 'forecast-shapes',
          type: 'symbol',
          minzoom: APART_ZOOM,
          layout: {
            'icon-image': ['get', 'shape'],
            'icon-allow-overlap': true,
            'icon-ignore-placement': true,
            'symbol-sort-key': ['-', 0, ['get', 'order']],
          },
        },
        {
          id: 'forecast-times',
          type: 'symbol',
          minzoom: APART_ZOOM,
          layout: {
            ...words,
            'text-size': 30,
            'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
            'text-radial-offset': 1.05,
            'text-justify': 'auto',
          },
          paint: ink,
        },
      ]
    },
  })
  return null
}
