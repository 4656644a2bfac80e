import { expect, it } from 'vitest'
import { type Sample, slopePerHour } from './slope.ts'

const samples = (value: (minute: number) => number): Sample[] =>
  Array.from({ length: 60 }, (_, minute) => ({ atMs: minute * 60_000, value: value(minute) }))

it('finds the slope of a line, and none in what only goes up and down', () => {
  expect(slopePerHour(samples((minute) => 50 + minute / 30))).toBeCloseTo(2)
  expect(slopePerHour(samples((minute) => 50 - minute / 30))).toBeCloseTo(-2)
  expect(Math.abs(slopePerHour(samples((minute) => 50 + (minute % 2))))).toBeLessThan(0.1)
})

it('one sample has no slope', () => {
  expect(() => slopePerHour([{ atMs: 0, value: 1 }])).toThrow('got 1')
})
