import { expect, it } from 'vitest'
import { effectOf } from './effect-of.ts'

it.each([
  [null, 'severe', 'rises'],
  ['severe', null, 'ends'],
  ['severe', 'extreme', 'worsens'],
  ['severe', 'minor', 'eases'],
] as const)('from %s to %s: %s', (before, after, effect) => expect(effectOf(before, after)).toBe(effect))
