import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { APART, AT_A_GLANCE, channels, contrast, distance, eyes, over } from './eyes-in-test.ts'
import { type MapTheme, type Palette, paletteOf } from './palette.ts'

const THEMES: readonly MapTheme[] = ['dark', 'light']
/** WCAG 2.2: 1.4.11 for shapes and lines, 1.4.3 for words. */
const [SHAPES, WORDS] = [3, 4.5]

const namedCamps = ({ camp }: Palette): [string, string][] => Object.entries(camp).filter(([name]) => name !== 'none')
const campsOf = (palette: Palette): string[] => namedCamps(palette).map(([, colour]) => colour)
const pairs = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))

it.each(THEMES)('%s: shapes, lines and words stand out from the land', (theme) => {
  const palette = paletteOf(theme)
  const { land, band, camp, site, text, label, quietLabel, declared, onCamp, chosen } = palette
  for (const colour of [...Object.values(band), ...Object.values(camp), site, chosen]) {
    expect(contrast(channels(colour), channels(land)), colour).toBeGreaterThanOrEqual(SHAPES)
  }
  for (const colour of campsOf(palette)) {
    expect(contrast(over(colour, land, declared), channels(land)), `${colour} declared`).toBeGreaterThanOrEqual(SHAPES)
    expect(contrast(channels(colour), channels(onCamp)), `number on ${colour}`).toBeGreaterThanOrEqual(WORDS)
  }
  for (const colour of [text, label, quietLabel]) {
    expect(contrast(channels(colour), channels(land)), colour).toBeGreaterThanOrEqual(WORDS)
  }
})

it.each(THEMES)('%s: camps are told apart by eyes that lack one kind of cones, in every pairing alike', (theme) => {
  const palette = paletteOf(theme)
  for (const eye of eyes) {
    for (const [a, b] of pairs(campsOf(palette))) {
      expect(distance(a, b, eye), `${a} ${b} ${eye}`).toBeGreaterThanOrEqual(AT_A_GLANCE)
    }
    for (const camp of campsOf(palette)) {
      expect(distance(camp, palette.camp.none, eye), `${camp} none ${eye}`).toBeGreaterThanOrEqual(APART)
    }
  }
})

it.each(THEMES)('%s: the line of a pair in danger is not taken for one of a warning or a watch', (theme) => {
  const { band } = paletteOf(theme)
  for (const eye of eyes) {
    for (const [a, b] of pairs(Object.values(band)))
      expect(distance(a, b, eye), `${a} ${b} ${eye}`).toBeGreaterThanOrEqual(AT_A_GLANCE)
  }
})

it('the map and all else have the same colours of camps and severities', () => {
  const tokens = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')
  for (const theme of THEMES) {
    const rules = tokens.split(`[data-theme='${theme}'] {`)[1]?.split('}')[0] ?? ''
    const palette = paletteOf(theme)
    for (const [name, colour] of Object.entries(palette.band)) expect(rules).toContain(`--${name}: ${colour};`)
    for (const [name, colour] of namedCamps(palette)) expect(rules).toContain(`--camp-${name}: ${colour};`)
  }
})
