import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Severity } from '@jaga-jarak/shared/incident.ts'
import type { CampColour } from '@jaga-jarak/shared/operation.ts'

export type MapTheme = 'dark' | 'light'

/**
 * Everything the map paints with. The ground stays quiet; only what people must see is saturated. Camps differ in
 * lightness too, for those who do not see their hues apart.
 */
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
  /** of a basemap: quieter than any border */
  road: string
  mainRoad: string
  building: string
  text: string
  label: string
  quietLabel: string
  halo: string
  casing: string
  site: string
  onCamp: string
  /** what somebody has chosen */
  chosen: string
  /** opacity of lines in the colours of camps: the way that was declared, the oldest piece of the one that was driven */
  declared: number
  longAgo: number
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
    road: '#242f40',
    mainRoad: '#33404f',
    building: '#212c3d',
    text: '#f2f5fa',
    label: '#b4c0d2',
    quietLabel: '#8191aa',
    halo: '#0b1320',
    casing: '#ffffff',
    site: '#9aa8bd',
    onCamp: '#0b1320',
    chosen: '#ffffff',
    declared: 0.8,
    longAgo: 0.3,
    band: { danger: '#ff4d4f', warning: '#ffb020', watch: '#8fa9c9' },
    incident: { extreme: '#ff4d4f', severe: '#ffb020', moderate: '#8fa9c9', minor: '#8fa9c9', unknown: '#8fa9c9' },
    camp: { violet: '#b79cff', teal: '#5fd8dd', magenta: '#d45c9a', tan: '#e3b581', none: '#9aa8bd' },
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
    road: '#e4dfd3',
    mainRoad: '#d3c8b0',
    building: '#eeeae1',
    text: '#111827',
    label: '#3b4556',
    quietLabel: '#677282',
    halo: '#ffffff',
    casing: '#ffffff',
    site: '#4b5565',
    onCamp: '#ffffff',
    chosen: '#1d3f8f',
    declared: 0.9,
    longAgo: 0.4,
    band: { danger: '#9b0d13', warning: '#b45f06', watch: '#4a6a8f' },
    incident: { extreme: '#9b0d13', severe: '#b45f06', moderate: '#4a6a8f', minor: '#4a6a8f', unknown: '#4a6a8f' },
    camp: { violet: '#6b48d8', teal: '#177f79', magenta: '#640848', tan: '#86683c', none: '#4b5565' },
  },
}

export const paletteOf = (theme: MapTheme): Palette => PALETTES[theme]
