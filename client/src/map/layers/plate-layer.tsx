import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { plateFeatures } from '../features.ts'
import { layPlates, platesOf, WORDS_AT } from '../lay-plates.ts'
import type { MapApproach, MapEncounter, MapForecast } from '../scene.ts'
import { BOLD } from '../style.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useZoomStep } from '../use-zoom-step.ts'
import { APART_ZOOM } from './range-layer.tsx'

const TEXT_PX = 26

export type PlateLayerProps = {
  encounters: readonly MapEncounter[]
  forecasts: readonly MapForecast[]
  approaches: readonly MapApproach[]
}

/**
 * From afar, what the open alerts say: the gravest on plates, the others by the mark of their severity, and beside each
 * how many more there are in the same place. Where two groups stand apart on the map, the near layers say it instead.
 */
export function PlateLayer({ encounters, forecasts, approaches }: PlateLayerProps) {
  const zoom = useZoomStep()
  const plates = zoom < APART_ZOOM ? layPlates(platesOf(encounters, forecasts, approaches), zoom) : []
  useGeoJsonLayer({
    id: 'plates',
    features: plateFeatures(plates),
    paint: ({ text, halo }) => {
      const wordsAt: ExpressionSpecification = [
        'case',
        ['get', 'isPair'],
        ['literal', [WORDS_AT.pair / TEXT_PX, 0]],
        ['literal', [WORDS_AT.site / TEXT_PX, 0]],
      ]
      const words: NonNullable<SymbolLayerSpecification['layout']> = {
        'icon-image': ['get', 'icon'],
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'text-font': BOLD,
        'text-size': TEXT_PX,
        'text-anchor': 'left',
        'symbol-sort-key': ['get', 'order'],
      }
      return [
        {
          id: 'plate-marks',
          type: 'symbol',
          maxzoom: APART_ZOOM,
          filter: ['!', ['get', 'isFull']],
          layout: { ...words, 'text-field': ['get', 'more'], 'text-offset': [0.7, 0] },
          paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 4 },
        },
        {
          id: 'plates',
          type: 'symbol',
          maxzoom: APART_ZOOM,
          filter: ['get', 'isFull'],
          layout: {
            ...words,
            // Two spaces: the count is not part of the figure.
            'text-field': [
              'case',
              ['==', ['get', 'more'], ''],
              ['get', 'text'],
              ['concat', ['get', 'text'], '  ', ['get', 'more']],
            ],
            'text-max-width': 100,
            'text-offset': wordsAt,
            'icon-text-fit': 'width',
          },
          paint: { 'text-color': text },
        },
      ]
    },
  })
  return null
}
