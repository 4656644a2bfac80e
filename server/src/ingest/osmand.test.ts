import { expect, it } from 'vitest'
import { osmandTime, readOsmandFields, readOsmandJson, type TrackerMessage } from './osmand.ts'

const now = 1_700_000_000_000
const fixOf = (message: TrackerMessage) => {
  if (message.kind !== 'fix') throw new Error(`a fix expected, got ${message.kind}`)
  return message.fix
}

it('query form: the reference sample', () => {
  const message = readOsmandFields(
    Object.fromEntries(
      new URLSearchParams(
        'id=902064&lat=42.06288&lon=-88.23412&timestamp=1442068686579&hdop=6.0&altitude=224.0&speed=0.0',
      ),
    ),
    now,
  )
  expect(message).toMatchObject({ kind: 'fix', trackerId: '902064' })
  expect(fixOf(message)).toMatchObject({
    lat: 42.06288,
    lon: -88.23412,
    fixedAt: 1_442_068_686_579,
    altitudeM: 224,
    speedMps: 0,
    attributes: { hdop: '6.0' },
  })
})

it('query form: speed is in knots, heading may stand for bearing, location for lat and lon', () => {
  const fix = fixOf(
    readOsmandFields({ deviceid: 'x', location: '0.5,117.5', speed: '10', heading: '360', alarm: 'sos' }, now),
  )
  expect(fix.speedMps).toBeCloseTo(5.1444, 3)
  expect(fix).toMatchObject({ lat: 0.5, lon: 117.5, courseDeg: 0, fixedAt: now, alarm: 'sos' })
})

it('JSON form: the 9.x sample', () => {
  const body: unknown = JSON.parse(
    '{"location":{"event":"motionchange","is_moving":false,"uuid":"0e9a2473","timestamp":"2021-07-21T08:06:34.444Z","odometer":0,"coords":{"latitude":-6.1148096,"longitude":106.6837015,"accuracy":3.8,"speed":18.67,"heading":63,"altitude":35.7},"activity":{"type":"still","confidence":100},"battery":{"is_charging":false,"level":0.79},"extras":{}},"device_id":"8737767034"}',
  )
  const message = readOsmandJson(body, now)
  expect(message).toMatchObject({ kind: 'fix', trackerId: '8737767034' })
  expect(fixOf(message)).toMatchObject({
    lat: -6.1148096,
    lon: 106.6837015,
    accuracyM: 3.8,
    speedMps: 18.67,
    courseDeg: 63,
    batteryPct: 79,
    fixedAt: Date.parse('2021-07-21T08:06:34.444Z'),
  })
})

it('JSON form: -1 is unknown, coords may be absent, the alarm may sit in extras', () => {
  const coords = { latitude: 1, longitude: 117, speed: -1, heading: -1, accuracy: 5 }
  const fix = fixOf(
    readOsmandJson({ device_id: 7, location: { coords, battery: { level: -1 }, extras: { alarm: 'sos' } } }, now),
  )
  expect(fix).toMatchObject({ speedMps: null, courseDeg: null, batteryPct: null, alarm: 'sos', fixedAt: now })
  expect(readOsmandJson({ device_id: 'a', location: {} }, now)).toEqual({ kind: 'noPosition', trackerId: 'a' })
})

it('a push registration and a heartbeat hold no position and are no error', () => {
  expect(readOsmandFields({ id: 'a', notificationToken: 'z' }, now)).toEqual({ kind: 'noPosition', trackerId: 'a' })
})

it('without id it cannot be anybody', () => {
  expect(readOsmandFields({ lat: '1', lon: '2' }, now)).toEqual({ kind: 'noId' })
  expect(readOsmandJson({ location: {} }, now)).toEqual({ kind: 'noId' })
  expect(readOsmandJson('[', now)).toEqual({ kind: 'noId' })
})

it.each([
  ['lat=91', { id: 'a', lat: '91', lon: '0' }],
  ['letters', { id: 'a', lat: 'x', lon: '117' }],
  ['NaN', { id: 'a', lat: 'NaN', lon: '117' }],
  ['Infinity', { id: 'a', lat: '1e999', lon: '117' }],
  ['hexadecimal', { id: 'a', lat: '0x1', lon: '117' }],
  ['one coordinate', { id: 'a', lat: '1' }],
  ['a time that is none', { id: 'a', lat: '1', lon: '117', timestamp: 'yesterday' }],
  ['control characters', { id: 'a', lat: '1', lon: '117', alarm: '\u0000' }],
])('[PX12] hostile fields are malformed, never a throw: %s', (_, fields) => {
  expect(readOsmandFields(fields, now)).toMatchObject({ kind: 'malformed', trackerId: 'a' })
})

it('times: seconds, milliseconds, ISO, and plain text read as UTC', () => {
  expect(osmandTime('1442068686')).toBe(1_442_068_686_000)
  expect(osmandTime('1442068686579')).toBe(1_442_068_686_579)
  expect(osmandTime('2024-11-23T15:04:00+08:00')).toBe(Date.UTC(2024, 10, 23, 7, 4))
  expect(osmandTime('2024-11-23 07:04:00')).toBe(Date.UTC(2024, 10, 23, 7, 4))
})

it('[PX12] what is no fix still says where it claims to be, so that swapped degrees can be told', () => {
  const message = (lat: string) => readOsmandFields({ id: '1', lat, lon: '0.5' }, now)
  expect(message('117.5')).toMatchObject({ kind: 'malformed', at: { lon: 0.5, lat: 117.5 } })
  expect(message('x')).toMatchObject({ kind: 'malformed', at: null })
  const location = { coords: { latitude: 117.5, longitude: 0.5 } }
  expect(readOsmandJson({ device_id: '1', location }, now)).toMatchObject({ at: { lon: 0.5, lat: 117.5 } })
})
