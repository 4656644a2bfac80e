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
  opened: { by: 'Open at {{names}}', yourself: 'your other screen' },
  undo: {
    act: 'Undo',
    dismiss: 'Close this notice',
    undone: 'Undone.',
    reason: 'Undone by the operator',
    rejected: 'Incident rejected. Undo opens it again as reported.',
    closed: 'Incident closed. Undo opens it again as reported.',
    shelved: 'Alert put aside.',
    merged: 'Reports merged.',
    split: 'Report split off.',
    linked: 'Links changed.',
    ordered: 'Order given. Undo ends it.',
    moved: '{{venue}}: {{phase}}.',
    late: 'It has changed again meanwhile, so it was not undone. Look at what it is now.',
    lateBy: '{{name}} has changed it again, so it was not undone. Look at what it is now.',
    which:
      'For some 10 seconds these can be undone: putting an alert aside; rejecting, closing, merging, splitting and linking an incident; giving an order; moving a rally one step. Acknowledging, closing an alert, handing over and a rally that has ended cannot. Undoing is an act of its own in the log.',
  },
  left: {
    over: 'No longer open: {{status}}.',
    merged: 'This report was merged.',
    lead: 'Open the incident that it is in',
  },
  search: {
    title: 'Search incidents',
    hint: 'Words, or a whole number and Enter; it opens closed ones, too.',
    number: 'Number',
  },
}
