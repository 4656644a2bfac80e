import { expect, it } from 'vitest'
import { freshnessOf, reachM } from './freshness.ts'

it('[PX5] fresh to 60 s, stale to 300 s, then lost', () => {
  expect([60_000, 60_001, 300_000, 300_001].map((age) => freshnessOf(age, 10))).toEqual([
    'fresh',
    'stale',
    'stale',
    'lost',
  ])
})

it('[PX5] a slow tracker is fresh for three of its intervals, at most 180 s', () => {
  expect([90_000, 90_001].map((age) => freshnessOf(age, 30))).toEqual(['fresh', 'stale'])
  expect([180_000, 180_001].map((age) => freshnessOf(age, 3_600))).toEqual(['fresh', 'stale'])
})

it('[PX5] reach: its last speed, no slower than walking; a fresh one is where it said', () => {
  expect(reachM('fresh', 50_000, 20)).toBe(0)
  expect(reachM('stale', 100_000, 20)).toBe(2_000)
  expect(reachM('stale', 100_000, null)).toBe(140)
  expect(reachM('stale', 100_000, 0)).toBe(140)
})

it('[PX12] no group reaches further than a plausible vehicle drives', () => {
  expect(reachM('stale', 100_000, 900)).toBe(5_500)
})
