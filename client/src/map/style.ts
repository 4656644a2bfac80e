import regularFont from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url'
import boldFont from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url'
import type { StyleSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

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
