import type { Catalogue } from './id.ts'

/** What the console has beside its lists, English. */
export const deskEn: Catalogue['desk'] = {
  map: {
    pane: 'Map',
    label: 'Map of groups, alerts and incidents. All that is on the map is in the lists, too.',
    loading: 'The map is loading. The lists work already.',
    unavailable: 'This screen cannot draw the map. The lists go on.',
    show: 'Show map',
    hide: 'Hide map',
    nearer: 'Zoom in',
    further: 'Zoom out',
    frame: 'To selection',
    frameAll: 'All',
    layers: 'Layers',
    layersShown: 'Show on the map',
    layersAlways: 'Groups and alerts are always shown.',
    layer: {
      incidents: 'Incidents',
      rallies: 'Rallies',
      ways: 'Routes and trails',
      sites: 'Guarded places',
    },
  },
  accuracy: 'Accuracy of the place',
  accuracyUnknown: 'Not told',
}
