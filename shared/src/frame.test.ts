import { expect, it } from 'vitest'
import { decodeFrame, encodeFrame, type Frame, HEADER_BYTES, POSITION_BYTES } from './frame.ts'

const frame: Frame = {
  now: 1_732_350_000_123,
  positions: [
    {
      no: 65_535,
      lon: 117.5401234,
      lat: -0.5012345,
      courseDeg: 270,
      speedMps: 12.5,
      accuracyM: 30,
      ageS: 7,
      freshness: 'stale',
    },
    { no: 1, lon: 0, lat: 0, courseDeg: null, speedMps: null, accuracyM: 0, ageS: 0, freshness: 'fresh' },
  ],
  readings: [
    { a: 1, b: 65_535, rangeM: 1_234.5, closingMps: 11.25, certainty: 'possible', approach: 'closing' },
    { a: 2, b: 3, rangeM: 0, closingMps: null, certainty: 'observed', approach: 'steady' },
  ],
}

it('[LG3] a packed frame comes back as it went', () => {
  expect(decodeFrame(encodeFrame(frame))).toEqual(frame)
})

it('costs at most 16 bytes a position', () => {
  const bytes = encodeFrame({ now: 0, positions: frame.positions, readings: [] })
  expect((bytes.byteLength - HEADER_BYTES) / frame.positions.length).toBe(16)
  expect(POSITION_BYTES).toBe(16)
})

it('reads a frame that begins inside a larger buffer', () => {
  const bytes = encodeFrame(frame)
  const larger = new Uint8Array(bytes.byteLength + 3)
  larger.set(bytes, 3)
  expect(decodeFrame(larger.subarray(3))).toEqual(frame)
})

it('a course just under north wraps to north instead of overflowing', () => {
  const north = encodeFrame({
    now: 0,
    positions: [{ ...frame.positions[1], no: 1, courseDeg: 359.9 } as Frame['positions'][0]],
    readings: [],
  })
  expect(decodeFrame(north).positions[0]?.courseDeg).toBe(0)
})

it('refuses cut, lengthened and foreign bytes with both numbers', () => {
  const bytes = encodeFrame(frame)
  expect(() => decodeFrame(bytes.subarray(0, 5))).toThrow('at least 16 bytes, got 5')
  expect(() => decodeFrame(bytes.subarray(0, bytes.length - 1))).toThrow(/has 80 bytes, got 79/)
  const foreign = bytes.slice()
  foreign[0] = 9
  expect(() => decodeFrame(foreign)).toThrow('frame version 1 expected, got 9')
})
