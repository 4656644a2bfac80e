import { expect, it } from 'vitest'
import { newerOf } from './newer-of.ts'

it('takes what has changed, and keeps the object at hand where nothing has', () => {
  const before = { name: 'Latihan', exercise: { speed: 10 } }
  expect(newerOf<object>(before, structuredClone(before))).toBe(before)
  const real = { name: 'Pilkada', exercise: null }
  expect(newerOf<object>(before, real)).toBe(real)
  expect(newerOf<object | null>(null, real)).toBe(real)
})
