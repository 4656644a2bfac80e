import { expect, it } from 'vitest'
import { deviceOfTopic, readOwnTracks } from './owntracks.ts'

const sample = {
  _type: 'location',
  acc: 15,
  alt: 440,
  batt: 46,
  conn: 'w',
  lat: 46.0681247,
  lon: 11.1512805,
  t: 'u',
  tid: '5t',
  tst: 1_551_874_878,
  vac: 2,
  vel: 36,
}

it('reads the reference sample: km/h to m/s, seconds to milliseconds', () => {
  expect(readOwnTracks(sample).fixes[0]).toMatchObject({
    lat: 46.0681247,
    lon: 11.1512805,
    accuracyM: 15,
    speedMps: 10,
    batteryPct: 46,
    fixedAt: 1_551_874_878_000,
    attributes: { trigger: 'u', conn: 'w' },
  })
})

it('a body may be an array; other types carry no position', () => {
  const read = readOwnTracks([sample, { _type: 'lwt', tst: 1 }, { _type: 'encrypted' }, { ...sample, tst: 2 }])
  expect(read.fixes.map((fix) => fix.fixedAt)).toEqual([1_551_874_878_000, 2_000])
  expect(read.malformed).toEqual([])
})

it('[PX12] hostile bodies are malformed, never a throw', () => {
  for (const body of [null, 5, 'x', {}, { _type: 'location' }, { ...sample, lat: 99 }, { ...sample, tst: 'now' }]) {
    expect(readOwnTracks(body)).toMatchObject({ fixes: [], malformed: [{ message: body }] })
  }
})

it('the topic names the device when nothing else does', () => {
  expect(deviceOfTopic({ ...sample, topic: 'owntracks/user/phone-1' })).toBe('phone-1')
  expect(deviceOfTopic(sample)).toBeNull()
})

it('[PX12] what is no fix still says where it claims to be', () => {
  const swapped = { _type: 'location', lat: 117.5, lon: 0.5, tst: 1_700_000_000 }
  expect(readOwnTracks(swapped)).toEqual({ fixes: [], malformed: [{ message: swapped, at: { lon: 0.5, lat: 117.5 } }] })
})
