import { expect, it } from 'vitest'
import { paletteOf } from '../palette.ts'
import { styleLayers } from './style-layers.ts'
import { tileLayers } from './tile-layers.ts'

const palette = paletteOf('light')
const ADDRESS = 'https://tiles.example.org/styles/quiet'

it('the basemap file is drawn in our colours, with our fonts and no pictures, under ids of its own', () => {
  const layers = tileLayers('basemap', palette)
  expect(layers.length).toBeGreaterThan(20)
  const text = JSON.stringify(layers)
  expect(text).not.toMatch(/Noto Sans (Medium|Italic|Devanagari)|icon-image|sprite/)
  expect(text).toContain('name:id')
  expect(layers.every(({ id }) => id.startsWith('basemap-'))).toBe(true)
  expect(layers.find(({ id }) => id === 'basemap-water')).toMatchObject({ paint: { 'fill-color': palette.sea } })
  const what = new Set(layers.map((layer) => ('source-layer' in layer ? layer['source-layer'] : undefined)))
  expect([...what].filter((it) => it === 'boundaries' || it === 'pois' || it === 'landuse')).toEqual([])
})

const style = {
  version: 8,
  glyphs: 'https://fonts.example.org/{fontstack}/{range}.pbf',
  sources: {
    home: { type: 'vector', url: '/planet' },
    away: { type: 'vector', tiles: ['https://other.example.org/{z}/{x}/{y}'] },
    picture: { type: 'raster', tiles: ['https://tiles.example.org/{z}/{x}/{y}.png'] },
  },
  layers: [
    { id: 'background', type: 'background' },
    { id: 'water', type: 'fill', source: 'home', 'source-layer': 'water', paint: { 'fill-color': 'red' } },
    { id: 'wood', type: 'fill', source: 'home', 'source-layer': 'landcover' },
    { id: 'dots', type: 'fill', source: 'home', 'source-layer': 'building', paint: { 'fill-pattern': 'dots' } },
    { id: 'far', type: 'fill', source: 'away', 'source-layer': 'water' },
    { id: 'primary', type: 'line', source: 'home', 'source-layer': 'transportation' },
    { id: 'path', type: 'line', source: 'home', 'source-layer': 'transportation' },
    {
      ...{ id: 'street', type: 'symbol', source: 'home', 'source-layer': 'transportation_name' },
      layout: { 'text-field': ['get', 'name'], 'text-font': ['Metropolis'], 'icon-image': 'shield' },
    },
    { id: 'city', type: 'symbol', source: 'home', 'source-layer': 'place' },
    { id: 'odd' },
  ].map((layer) => ({ type: 'heatmap', ...layer })),
}

it('of a style of somebody else only vector tiles of its own host are taken, and what shows the way', () => {
  const { sources, layers } = styleLayers(style, ADDRESS, 'basemap', palette)
  expect(sources).toEqual([['basemap-home', { type: 'vector', url: 'https://tiles.example.org/planet' }]])
  expect(layers.map(({ id }) => id)).toEqual(['basemap-water', 'basemap-primary', 'basemap-path', 'basemap-street'])
  expect(layers[0]).toMatchObject({ paint: { 'fill-color': palette.sea } })
  expect(layers[1]).toMatchObject({ paint: { 'line-color': palette.mainRoad } })
  expect(layers[2]).toMatchObject({ paint: { 'line-color': palette.road } })
  expect(layers[3]).toMatchObject({ layout: { 'text-font': ['Noto Sans Regular'] } })
  expect(JSON.stringify(layers)).not.toMatch(/icon-image|Metropolis/)
})

it('what is no style is refused', () => {
  expect(() => styleLayers({ version: 7, sources: {}, layers: [] }, ADDRESS, 'basemap', palette)).toThrow()
})
