import { readFileSync } from 'node:fs'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import { expect, it } from 'vitest'
import { APART, distance, eyes } from '../../map/eyes-in-test.ts'
import { fillOf, TINTS } from './textures.tsx'

const tokens = readFileSync(new URL('../../tokens.css', import.meta.url), 'utf8')
const print = readFileSync(new URL('../../ui/report.css', import.meta.url), 'utf8')
const RULES = {
  dark: tokens.split("[data-theme='dark'] {")[1],
  light: tokens.split("[data-theme='light'] {")[1],
  paper: print.split('html[data-theme] {')[1],
}
const tokenIn = (rules: string | undefined, name: string): string =>
  rules?.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1] ?? 'none'

/** `color-mix(in srgb, top percent%, ground)` */
function mixed(top: string, percent: number, ground: string): string {
  const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16)
  const mix = (at: number): number => (channel(top, at) * percent + channel(ground, at) * (100 - percent)) / 100
  return `#${[1, 3, 5].map((at) => Math.round(mix(at)).toString(16).padStart(2, '0')).join('')}`
}

it.each(Object.entries(RULES))(
  '%s: severities that lie on one another in a chart are told apart by all eyes',
  (_, rules) => {
    const colours = Severity.options.map((severity) => {
      const { token, percent } = TINTS[severity]
      return mixed(tokenIn(rules, token), percent, tokenIn(rules, 'surface'))
    })
    for (const eye of eyes) {
      for (const [n, colour] of colours.entries()) {
        for (const other of colours.slice(n + 1))
          expect(distance(colour, other, eye), `${colour} ${other} ${eye}`).toBeGreaterThanOrEqual(APART)
      }
    }
  },
)

it('each severity has a surface of its own beside its colour, the gravest a plain one', () => {
  expect(new Set(Severity.options.map(fillOf)).size).toBe(Severity.options.length)
  expect(fillOf('extreme')).toBe('var(--danger)')
})
