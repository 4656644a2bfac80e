import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type MapTheme, type Palette, paletteOf } from './palette.ts'

const THEMES: readonly MapTheme[] = ['dark', 'light']
/** WCAG 2.2: 1.4.11 for shapes and lines, 1.4.3 for words. */
const [SHAPES, WORDS] = [3, 4.5]
/** Distances in CIE Lab: two colours side by side that most people tell apart at a glance, and that they can. */
const [AT_A_GLANCE, APART] = [20, 10]

/** Severity 1 of Machado, Oliveira and Fernandes (2009): how linear red, green and blue are seen without one of the cones. */
const EYES = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
type Eye = keyof typeof EYES
type Triple = [number, number, number]

const channels = (colour: string): Triple =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as Triple
const linear = (it: number): number => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
const luminance = (colour: Triple): number => {
  const [r, g, b] = colour.map(linear) as Triple
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: Triple, b: Triple): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
const over = (top: string, ground: string, opacity: number): Triple =>
  channels(top).map((it, i) => it * opacity + (channels(ground)[i] ?? 0) * (1 - opacity)) as Triple

function lab(colour: string, eye: Eye): Triple {
  const rgb = channels(colour).map(linear) as Triple
  const seen = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        rgb.reduce((sum, it, i) => sum + it * (EYES[eye][row + i] ?? 0), 0),
      ),
    ),
  ) as Triple
  const [r, g, b] = seen
  const root = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
const distance = (a: string, b: string, eye: Eye): number =>
  Math.hypot(...lab(a, eye).map((it, i) => it - (lab(b, eye)[i] ?? 0)))

const eyes = Object.keys(EYES) as Eye[]
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
      expect(distance(a, b, eye), `${a} ${b} ${eye}`).toBeGreaterThanOrEqual(APART)
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
