import type { mapTierId } from './map-tier-id.ts'

/** What the map is drawn of, English. */
export const mapTierEn: typeof mapTierId = {
  live: 'The map now: {{name}}',
  tier: 'Tier',
  state: 'State',
  why: 'Source and reason',
  for: 'for {{time}}',
  attribution: 'Stands under the map: {{attribution}}',
  more: 'and {{count}} more',
  name: {
    ground: 'Ground from points of villages',
    borders: 'Official borders',
    tiles: 'Basemap from a file',
    style: 'Basemap from the internet',
  },
  about: {
    ground: 'Always there, without internet; its borders are approximate',
    borders: 'Borders of the regencies from a GeoJSON file',
    tiles: 'Roads, rivers and buildings from a PMTiles file on this server',
    style: 'Roads, rivers and buildings from another server, such as OpenFreeMap',
  },
  is: {
    live: 'In use',
    ready: 'Ready',
    off: 'Not set up',
    failed: 'Cannot be used',
  },
  setting: {
    ground: '',
    borders: 'Set up with BOUNDARIES_FILE and BOUNDARIES_SOURCE',
    tiles: 'Set up with BASEMAP_FILE',
    style: 'Set up with BASEMAP_STYLE_URL',
  },
  fault: {
    missing: 'The file is not there, or cannot be read',
    notPmtiles: 'Not a PMTiles file of version 3',
    truncated: 'The file is cut off: copy it again',
    notVector: 'Holds pictures, not vector tiles',
    otherLayers: 'Not a Protomaps basemap',
    elsewhere: 'Holds other ground, not this province',
    unreachable: 'That server cannot be reached',
    badAnswer: 'That server says no',
    notStyle: 'No map style that can be used comes from that address',
    refused: 'The last file was refused; the map stays as it was',
    notTaken: 'Not taken yet: start the server again with npm start',
  },
}
