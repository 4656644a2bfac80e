import type { Approach, Certainty } from './alert.ts'
import type { Freshness } from './group.ts'

/**
 * The second lane (LG3): newest positions of groups and ranges of open encounters, packed, newest wins.
 *
 * Little-endian. Header 16 bytes: version u8, 0 u8, positions u16, readings u16, 0 u16, now f64 (operation clock, ms).
 * Position 16 bytes: group u16, age s u16 (65535 = older), lon i32 and lat i32 (1e-7 degrees), course u8 (360/256
 * degrees), speed u8 (0.5 m/s), accuracy u8 (10 m), flags u8 (bits 0-1 freshness, 2 course known, 3 speed known).
 * Reading 16 bytes: group a u16, group b u16, range f32 (m), closing f32 (m/s, NaN unknown), certainty u8,
 * approach u8, 0 u16.
 */
export const FRAME_VERSION = 1
export const HEADER_BYTES = 16
export const POSITION_BYTES = 16
export const READING_BYTES = 16

const FRESHNESS: readonly Freshness[] = ['fresh', 'stale', 'lost']
const CERTAINTY: readonly Certainty[] = ['observed', 'likely', 'possible', 'unlikely', 'unknown']
const APPROACH: readonly Approach[] = ['closing', 'opening', 'steady']

/** Newest place of a group. `ageS` whole seconds; course degrees; accuracy in steps of 10 m, at most 2,550. */
export type FramePosition = {
  no: number
  lon: number
  lat: number
  courseDeg: number | null
  speedMps: number | null
  accuracyM: number
  ageS: number
  freshness: Freshness
}

/** Range of an encounter now, by the short numbers of its two groups. Metres, metres per second. */
export type FrameReading = {
  a: number
  b: number
  rangeM: number
  closingMps: number | null
  certainty: Certainty
  approach: Approach
}

export type Frame = { now: number; positions: FramePosition[]; readings: FrameReading[] }

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, Math.round(value)))

/** Positions or readings beyond 65,535 do not fit one frame: the caller sends several. */
export function encodeFrame(frame: Frame): Uint8Array {
  const { positions, readings } = frame
  if (positions.length > 65_535 || readings.length > 65_535) {
    throw new RangeError(
      `a frame holds 65,535 of each, got ${positions.length} positions and ${readings.length} readings`,
    )
  }
  const bytes = new Uint8Array(HEADER_BYTES + positions.length * POSITION_BYTES + readings.length * READING_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, FRAME_VERSION)
  view.setUint16(2, positions.length, true)
  view.setUint16(4, readings.length, true)
  view.setFloat64(8, frame.now, true)
  let at = HEADER_BYTES
  for (const position of positions) {
    view.setUint16(at, position.no, true)
    view.setUint16(at + 2, clamp(position.ageS, 65_535), true)
    view.setInt32(at + 4, Math.round(position.lon * 1e7), true)
    view.setInt32(at + 8, Math.round(position.lat * 1e7), true)
    view.setUint8(at + 12, Math.round(((position.courseDeg ?? 0) * 256) / 360) & 0xff)
    view.setUint8(at + 13, clamp((position.speedMps ?? 0) * 2, 255))
    view.setUint8(at + 14, clamp(position.accuracyM / 10, 255))
    const known = (position.courseDeg === null ? 0 : 4) | (position.speedMps === null ? 0 : 8)
    view.setUint8(at + 15, FRESHNESS.indexOf(position.freshness) | known)
    at += POSITION_BYTES
  }
  for (const reading of readings) {
    view.setUint16(at, reading.a, true)
    view.setUint16(at + 2, reading.b, true)
    view.setFloat32(at + 4, reading.rangeM, true)
    view.setFloat32(at + 8, reading.closingMps ?? Number.NaN, true)
    view.setUint8(at + 12, CERTAINTY.indexOf(reading.certainty))
    view.setUint8(at + 13, APPROACH.indexOf(reading.approach))
    at += READING_BYTES
  }
  return bytes
}

/** Throws a RangeError that states both numbers when the bytes are not a frame of this version. */
export function decodeFrame(bytes: Uint8Array): Frame {
  if (bytes.byteLength < HEADER_BYTES) {
    throw new RangeError(`a frame has at least ${HEADER_BYTES} bytes, got ${bytes.byteLength}`)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint8(0) !== FRAME_VERSION) {
    throw new RangeError(`frame version ${FRAME_VERSION} expected, got ${view.getUint8(0)}`)
  }
  const [positionCount, readingCount] = [view.getUint16(2, true), view.getUint16(4, true)]
  const expected = HEADER_BYTES + positionCount * POSITION_BYTES + readingCount * READING_BYTES
  if (bytes.byteLength !== expected) {
    throw new RangeError(`a frame of ${positionCount} + ${readingCount} has ${expected} bytes, got ${bytes.byteLength}`)
  }
  const positions: FramePosition[] = []
  const readings: FrameReading[] = []
  let at = HEADER_BYTES
  for (let i = 0; i < positionCount; i++, at += POSITION_BYTES) {
    const flags = view.getUint8(at + 15)
    positions.push({
      no: view.getUint16(at, true),
      ageS: view.getUint16(at + 2, true),
      lon: view.getInt32(at + 4, true) / 1e7,
      lat: view.getInt32(at + 8, true) / 1e7,
      courseDeg: flags & 4 ? (view.getUint8(at + 12) * 360) / 256 : null,
      speedMps: flags & 8 ? view.getUint8(at + 13) / 2 : null,
      accuracyM: view.getUint8(at + 14) * 10,
      freshness: FRESHNESS[flags & 3] ?? 'lost',
    })
  }
  for (let i = 0; i < readingCount; i++, at += READING_BYTES) {
    const closing = view.getFloat32(at + 8, true)
    readings.push({
      a: view.getUint16(at, true),
      b: view.getUint16(at + 2, true),
      rangeM: view.getFloat32(at + 4, true),
      closingMps: Number.isNaN(closing) ? null : closing,
      certainty: CERTAINTY[view.getUint8(at + 12)] ?? 'unknown',
      approach: APPROACH[view.getUint8(at + 13)] ?? 'steady',
    })
  }
  return { now: view.getFloat64(8, true), positions, readings }
}
