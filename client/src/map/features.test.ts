import { expect, it } from 'vitest'
import {
  approachFeatures,
  forecastLineFeatures,
  forecastMarkFeatures,
  headingOf,
  incidentFeatures,
  nameFeatures,
  pairLineFeatures,
  pairMarkFeatures,
  plateFeatures,
  rallyFeatures,
  roomFeatures,
} from './features.ts'
import { iconOf } from './icon-name.ts'
import type { LaidPlate, Plate } from './lay-plates.ts'
import type { MapEncounter, MapForecast, MapGroup, MapRally } from './scene.ts'
import type { FlagStack } from './stack-flags.ts'

const group: MapGroup = {
  id: 'a',
  name: 'Konvoi',
  mark: { colour: 'violet', ballotNumber: 1 },
  position: { lon: 117.5, lat: 0.5 },
  courseDeg: 90,
  speedMps: 10,
  freshness: 'fresh',
  ageText: '2 mnt',
  meets: null,
}
const encounter: MapEncounter = {
  id: 'e',
  rank: 0,
  band: 'danger',
  isCertain: true,
  isForetold: false,
  rangeText: '850 m',
  sides: [
    { mark: group.mark, position: { lon: 117.4, lat: 0.5 } },
    { mark: null, position: { lon: 117.6, lat: 0.6 } },
  ],
}
const only = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined || list.length !== 1) throw new Error(`one expected, got ${list.length}`)
  return first
}
const propertiesOf = (it: MapGroup) => only(nameFeatures([it]).features).properties

it('a group that moves has an arrow; one that stands, is lost, or has no course has none', () => {
  expect(headingOf(group)).toBe(90)
  expect(headingOf({ ...group, speedMps: 0.3 })).toBeNull()
  expect(headingOf({ ...group, speedMps: null })).toBeNull()
  expect(headingOf({ ...group, courseDeg: null })).toBeNull()
  expect(headingOf({ ...group, freshness: 'lost' })).toBeNull()
})

it('[PX5] a group that is stale or lost says so by its age', () => {
  expect(propertiesOf({ ...group, freshness: 'lost' }).label).toBe('Konvoi · 2 mnt')
  expect(propertiesOf(group).label).toBe('Konvoi')
})

it('chips that stand together take one room, which stays the same while they creep', () => {
  const at = (lon: number): MapGroup => ({ ...group, position: { lon, lat: 0.5 } })
  const rooms = roomFeatures([at(117.5), at(117.504), at(117.6)], 0.01, 9).features
  expect(rooms).toHaveLength(2)
  expect(roomFeatures([at(117.503), at(117.501), at(117.6)], 0.01, 9).features).toEqual(rooms)
})

it('where there are more rooms than MapLibre should look at, fewer and larger ones take their place', () => {
  const groups = Array.from(
    { length: 100 },
    (_, i): MapGroup => ({ ...group, position: { lon: 117 + i / 100, lat: 0 } }),
  )
  const rooms = roomFeatures(groups, 0.01, 10).features
  expect(rooms.length).toBeGreaterThan(4)
  expect(rooms.length).toBeLessThanOrEqual(10)
  expect(rooms.every(({ properties }) => properties.size === 4)).toBe(true)
  expect(only(roomFeatures([group], 0.01, 10).features).properties.size).toBe(1)
})

it('[PX9] two ways lead to the place where two are foretold to meet, and a mark says there who and when', () => {
  const place = { lon: 117.52, lat: 0.53 }
  const forecast: MapForecast = {
    id: 'f',
    rank: 0,
    band: 'warning',
    sides: encounter.sides,
    place,
    whenText: '14.32 · 8 mnt',
  }
  expect(forecastLineFeatures([forecast]).features.map(({ geometry }) => geometry)).toEqual(
    encounter.sides.map(({ position }) => ({
      type: 'LineString',
      coordinates: [
        [position.lon, position.lat],
        [place.lon, place.lat],
      ],
    })),
  )
  const mark = only(forecastMarkFeatures([forecast]).features)
  expect(mark.geometry).toEqual({ type: 'Point', coordinates: [place.lon, place.lat] })
  expect(mark.properties).toMatchObject({ whenText: '14.32 · 8 mnt', order: 0 })
  expect(iconOf(String(mark.properties.shape))).toEqual({ kind: 'meeting', band: 'warning' })
})

it('a pair is a line from side to side and a mark in the middle', () => {
  expect(only(pairLineFeatures([encounter]).features).geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [117.4, 0.5],
      [117.6, 0.6],
    ],
  })
  const mark = only(pairMarkFeatures([encounter]).features)
  expect(mark.geometry).toEqual({ type: 'Point', coordinates: [117.5, 0.55] })
  expect(iconOf(String(mark.properties.shape))).toEqual({ kind: 'severity', band: 'danger' })
  expect(mark.properties).toMatchObject({ rangeText: '850 m', isUpright: false })
})

it('the gravest pair is placed first and its line lies on top', () => {
  const pairs = (['watch', 'danger', 'warning'] as const).map((band) => ({ ...encounter, band }))
  expect(pairMarkFeatures(pairs).features.map(({ properties }) => properties.order)).toEqual([-0, -2, -1])
  expect(pairLineFeatures(pairs).features.map(({ properties }) => properties.gravity)).toEqual([0, 2, 1])
})

const rally: MapRally = {
  id: 'r',
  name: 'GOR',
  mark: null,
  phase: 'planned',
  when: 'today',
  phaseText: 'Terjadwal',
  position: group.position,
}
const poleOf = (stack: FlagStack) => {
  const { icon, label } = only(rallyFeatures([stack]).features).properties
  return { icon: iconOf(String(icon)), label }
}

it('a venue alone flies one pennant, hollow while it is planned', () => {
  const pennants = [{ mark: null, isPlanned: true }]
  expect(poleOf([rally])).toEqual({ icon: { kind: 'rally', pennants, more: 0 }, label: 'GOR\nTerjadwal' })
})

it('venues that share a pole have a pennant and a name each; more than three are counted, none is missing', () => {
  const live: MapRally = { ...rally, name: 'Aula', phase: 'underway', phaseText: 'Berlangsung' }
  const [filled, hollow] = [
    { mark: null, isPlanned: false },
    { mark: null, isPlanned: true },
  ]
  expect(poleOf([live, rally, rally])).toEqual({
    icon: { kind: 'rally', pennants: [filled, hollow, hollow], more: 0 },
    label: 'Aula · Berlangsung\nGOR · Terjadwal\nGOR · Terjadwal',
  })
  expect(poleOf([live, rally, rally, rally, rally])).toEqual({
    icon: { kind: 'rally', pennants: [filled, hollow], more: 3 },
    label: 'Aula · Berlangsung\nGOR · Terjadwal\n+3',
  })
})

it('[AL7] a plate names both sides and is stretched to its words; a mark alone is that of its severity', () => {
  const plate: Plate = {
    ...encounter,
    kind: 'near',
    marks: [group.mark, null],
    position: group.position,
    text: '850 m',
  }
  const iconAndMore = (laid: LaidPlate) => {
    const { icon, more } = only(plateFeatures([laid]).features).properties
    return [iconOf(String(icon)), more]
  }
  const both = { kind: 'plate', band: 'danger', marks: [group.mark, null], isForetold: false }
  expect(iconAndMore({ plate, isFull: true, more: 0 })).toEqual([both, ''])
  expect(iconAndMore({ plate, isFull: false, more: 12 })).toEqual([{ kind: 'severity', band: 'danger' }, '+12'])
  const foretold: Plate = { ...plate, kind: 'foretold', band: 'warning' }
  expect(iconAndMore({ plate: foretold, isFull: false, more: 1 })).toEqual([{ kind: 'meeting', band: 'warning' }, '+1'])
})

it('the graver incident is drawn over the lesser', () => {
  const incident = { id: 'i', status: 'reported', position: group.position, title: 'x' } as const
  const orders = incidentFeatures([
    { ...incident, severity: 'minor' },
    { ...incident, severity: 'extreme' },
  ]).features.map(({ properties }) => Number(properties.order))
  expect(orders).toEqual([3, 0])
})

it('names that are not of this house draw nothing', () => {
  expect([iconOf('marker-15'), iconOf('{"kind":"dragon"}')]).toEqual([null, null])
})

it('the name of a group that meets another stands on the side that the other is not on', () => {
  const meeting = (lon: number, lat: number) => propertiesOf({ ...group, speedMps: 0, meets: { lon, lat } }).anchor
  expect([meeting(117.6, 0.5), meeting(117.4, 0.5), meeting(117.5, 0.6), meeting(117.5, 0.4)]).toEqual([
    'right',
    'left',
    'top',
    'bottom',
  ])
})

it('the name of a group on the move does not stand on its way either', () => {
  const anchor = (courseDeg: number, lon: number, lat: number) =>
    propertiesOf({ ...group, courseDeg, meets: { lon, lat } }).anchor
  // Eastward towards somebody in the east: above or below. Northward past somebody in the east: on the west side.
  expect(['top', 'bottom']).toContain(anchor(90, 117.6, 0.5))
  expect(anchor(0, 117.6, 0.5)).toBe('right')
})

it('which chip lies on top is a lot of its own for each group, whatever its camp', () => {
  const lot = (id: string, ballotNumber: number) =>
    propertiesOf({ ...group, id, mark: { colour: 'violet', ballotNumber } }).lot
  expect(lot('grp-1f', 1)).toBe(lot('grp-1f', 2))
  const pairs = Array.from({ length: 400 }, (_, i) => [Number(lot(`grp-${i}-a`, 1)), Number(lot(`grp-${i}-b`, 2))])
  const onTop = pairs.filter(([a = 0, b = 0]) => a > b).length
  expect(Math.abs(onTop - 200)).toBeLessThan(50)
})

it('[PH4] a guarded place that somebody is near bears the shape of its severity, the gravest first', () => {
  const position = { lon: 117.5, lat: 0.5 }
  const [mild, grave] = approachFeatures([
    { id: 'a', rank: 1, band: 'watch', position, limitText: '≤ 2 km' },
    { id: 'b', rank: 0, band: 'warning', position, limitText: '≤ 500 m' },
  ]).features.map(({ properties }) => properties)
  expect(iconOf(String(mild?.shape))).toEqual({ kind: 'severity', band: 'watch' })
  expect(iconOf(String(grave?.shape))).toEqual({ kind: 'severity', band: 'warning' })
  expect(grave?.limitText).toBe('≤ 500 m')
  expect(Number(grave?.order)).toBeLessThan(Number(mild?.order))
})
