import regularFont from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url'
import boldFont from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url'
import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Severity } from '@jaga-jarak/shared/incident.ts'
import type { CampColour } from '@jaga-jarak/shared/operation.ts'
import type { StyleSpecification } from 'maplibre-gl'

export type MapTheme = 'dark' | 'light'

/** Everything the map paints with. The ground stays quiet; only what people must see is saturated. */
export type Palette = {
  sea: string
  land: string
  neighbour: string
  abroad: string
  countryBorder: string
  provinceBorder: string
  regencyBorder: string
  districtBorder: string
  coast: string
  text: string
  label: string
  quietLabel: string
  halo: string
  casing: string
  site: string
  onCamp: string
  band: Record<Band, string>
  incident: Record<Severity, string>
  camp: Record<CampColour | 'none', string>
}

const PALETTES: Record<MapTheme, Palette> = {
  dark: {
    sea: '#070d18',
    land: '#1b2739',
    neighbour: '#111a28',
    abroad: '#0d1420',
    countryBorder: '#6b7a92',
    provinceBorder: '#5a6a83',
    regencyBorder: '#3d4d66',
    districtBorder: '#2a384d',
    coast: '#4a5c78',
    text: '#f2f5fa',
    label: '#b4c0d2',
    quietLabel: '#7d8ca4',
    halo: '#0b1320',
    casing: '#ffffff',
    site: '#9aa8bd',
    onCamp: '#0b1320',
    band: { danger: '#ff4d4f', warning: '#ffb020', watch: '#8fa9c9' },
    incident: { extreme: '#ff4d4f', severe: '#ffb020', moderate: '#8fa9c9', minor: '#8fa9c9', unknown: '#8fa9c9' },
    camp: { violet: '#b79cff', teal: '#3fd0d6', magenta: '#f58bd2', tan: '#d9b98a', none: '#9aa8bd' },
  },
  light: {
    sea: '#d5e0ea',
    land: '#fbfaf7',
    neighbour: '#e6e6e4',
    abroad: '#dcdcda',
    countryBorder: '#6b7280',
    provinceBorder: '#7f8794',
    regencyBorder: '#a3abb8',
    districtBorder: '#d2d6dd',
    coast: '#8d9bad',
    text: '#111827',
    label: '#3b4556',
    quietLabel: '#6b7686',
    halo: '#ffffff',
    casing: '#ffffff',
    site: '#4b5565',
    onCamp: '#ffffff',
    band: { danger: '#c81e1e', warning: '#b45f06', watch: '#4a6a8f' },
    incident: { extreme: '#c81e1e', severe: '#b45f06', moderate: '#4a6a8f', minor: '#4a6a8f', unknown: '#4a6a8f' },
    camp: { violet: '#6f42c1', teal: '#0b7c85', magenta: '#b0267f', tan: '#8a6430', none: '#4b5565' },
  },
}

export const paletteOf = (theme: MapTheme): Palette => PALETTES[theme]

export const REGULAR = ['Noto Sans Regular']
export const BOLD = ['Noto Sans SemiBold']

const absolute = (url: string): string => new URL(url, window.location.href).href

/** Sea and fonts, nothing fetched from elsewhere: the layers add the rest. */
export const emptyStyle = (palette: Palette): StyleSpecification => ({
  version: 8,
  'font-faces': { [REGULAR.join()]: absolute(regularFont), [BOLD.join()]: absolute(boldFont) },
  sources: {},
  layers: [{ id: 'sea', type: 'background', paint: { 'background-color': palette.sea } }],
})
