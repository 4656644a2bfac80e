import { expect, it } from 'vitest'
import { createFormat } from './format.ts'

const zone = { id: 'Asia/Makassar', label: 'WITA' }
const id = createFormat('id', zone)
const en = createFormat('en', zone)

it('writes distances as they are read from afar', () => {
  expect([0, 4, 847, 994, 995, 1_940, 9_949, 9_950, 12_345].map(id.distance)).toEqual([
    '0 m',
    '0 m',
    '850 m',
    '990 m',
    '1,0 km',
    '1,9 km',
    '9,9 km',
    '10 km',
    '12 km',
  ])
  expect(en.distance(1_940)).toBe('1.9 km')
})

it('writes what is compared to the metre: a limit of 1,150 m is none of 1.2 km, an accuracy of 4 m none of 0 m', () => {
  expect([4, 999.6, 1_000, 1_150, 17_250, 2_000].map(id.exact)).toEqual([
    '4 m',
    '1 km',
    '1 km',
    '1,15 km',
    '17,25 km',
    '2 km',
  ])
  expect(en.exact(1_150)).toBe('1.15 km')
})

it('writes durations in at most two units', () => {
  const durations = [-5, 44_600, 60_000, 3_599_000, 3_600_000, 7_500_000, 90_000_000].map(id.duration)
  expect(durations).toEqual(['0 dtk', '45 dtk', '1 mnt', '59 mnt', '1 jam', '2 jam 5 mnt', '1 hari 1 jam'])
})

it('writes what is compared to the second below an hour', () => {
  const spans = [0, 44_600, 60_000, 100_000, 3_599_000, 3_600_000, 7_530_000].map(id.span)
  expect(spans).toEqual(['0 dtk', '45 dtk', '1 mnt', '1 mnt 40 dtk', '59 mnt 59 dtk', '1 jam', '2 jam 5 mnt'])
})

it('writes ages in one unit', () => {
  expect([59_000, 3_599_000, 7_500_000, 190_000_000].map(id.age)).toEqual(['59 dtk', '59 mnt', '2 jam', '2 hari'])
})

it('writes times in the zone of the operation, with its name', () => {
  const at = Date.parse('2024-11-23T16:05:09Z')
  expect([id.time(at), id.clock(at), en.clock(at)]).toEqual(['00.05', '00.05.09 WITA', '00:05:09 WITA'])
  expect(id.day(at)).toContain('24')
})

it('writes speeds in km/h and counts with their thousands', () => {
  expect([id.speed(0), id.speed(11.7), en.speed(11.7)]).toEqual(['0 km/jam', '42 km/jam', '42 km/h'])
  expect([id.count(12_500), en.count(12_500)]).toEqual(['12.500', '12,500'])
})

it('writes moments of other days with their day', () => {
  const at = Date.parse('2024-11-23T16:05:09Z')
  expect(id.moment(at)).toMatch(/24 Nov.* 00\.05$/)
})
