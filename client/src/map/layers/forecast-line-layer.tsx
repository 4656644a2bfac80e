import type { ExpressionSpecification } from 'maplibre-gl'
import { forecastLineFeatures } from '../features.ts'
import type { MapForecast } from '../scene.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'

/** From two groups to where they are foretold to meet: thinner than a line between groups that are near now, broken. */
export function ForecastLineLayer({ forecasts }: { forecasts: readonly MapForecast[] }) {
  useGeoJsonLayer({
    id: 'forecast-lines',
    features: forecastLineFeatures(forecasts),
    paint: ({ band, halo }) => {
      const colour: ExpressionSpecification = ['to-color', ['get', ['get', 'band'], ['literal', band]]]
      return [
        {
          id: 'forecast-casings',
          type: 'line',
          layout: { 'line-cap': 'round' },
          paint: { 'line-color': halo, 'line-width': 7, 'line-opacity': 0.8 },
        },
        {
          id: 'forecast-lines',
          type: 'line',
          paint: { 'line-color': colour, 'line-width': 3, 'line-dasharray': [3, 2.4] },
        },
      ]
    },
  })
  return null
}
