import { Alert } from '@jaga-jarak/shared/alert.ts'
import { FeedEntry, Heartbeat } from '@jaga-jarak/shared/feed.ts'
import type { FramePosition } from '@jaga-jarak/shared/frame.ts'
import { Order } from '@jaga-jarak/shared/order.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { GroupShape } from '@jaga-jarak/shared/shape.ts'
import { expect, it } from 'vitest'
import { ageOf, isOld, operationNow } from './age.ts'
import { applyEntries, applyFrame, applyShapes, fromSnapshot, readingFor } from './picture.ts'
import { aGroup, aSnapshot } from './picture-in-test.ts'
import { nearestPlaces, placesOf, whereIs } from './places.ts'
import { standingAlerts } from './standing-alerts.ts'
import { subjectsOf } from './subjects-of.ts'

const [a, b] = [aGroup('a', 7, 1), aGroup('b', 3, 2)]
const side = {
  camps: [],
  position: { lon: 117, lat: 0 },
  ageS: 0,
  accuracyM: null,
  speedMps: null,
  radiusM: 0,
  reachM: 0,
  freshness: 'fresh',
}
const alert = Alert.parse({
  id: 'encounter:a~b@1',
  subjects: ['a', 'b'],
  severity: 'extreme',
  urgency: 'immediate',
  certainty: 'observed',
  raisedAt: 1,
  turn: 'raised',
  turnedAt: 1,
  cleared: null,
  acknowledged: null,
  version: 1,
  worsenedIn: 1,
  evidence: {
    kind: 'encounter',
    rule: 'PX4',
    band: 'danger',
    limitM: 1_000,
    leaveLimitM: 1_150,
    rangeM: 900,
    approach: 'steady',
    closingMps: null,
    contests: [{ contestId: 'gubernur', phase: 'campaign' }],
    basis: 'measured',
    sides: [
      { ...side, groupId: 'a' },
      { ...side, groupId: 'b' },
    ],
    place: null,
    decidedAt: 1,
  },
})
const snapshot = aSnapshot({ groups: [a, b] })
const entry = (n: number, event: unknown): FeedEntry => FeedEntry.parse({ seq: n, at: 1, by: null, event })
const withheld = { type: 'Withheld' }

it('[LG2] applies head + 1, passes over what it has, stops at a gap', () => {
  const start = fromSnapshot(snapshot)
  const applied = applyEntries(start, [
    entry(9, withheld),
    entry(10, withheld),
    entry(11, { type: 'AlertRaised', alert }),
  ])
  expect(applied).toMatchObject({ gap: false, picture: { head: 11 } })
  expect([...applied.picture.alerts.keys()]).toEqual([alert.id])
  const gap = applyEntries(applied.picture, [entry(12, withheld), entry(14, withheld)])
  expect(gap).toMatchObject({ gap: true, picture: { head: 12 } })
})

it('[AL2] a cleared alert stays until it is acknowledged, its range does not', () => {
  const raised = applyEntries(fromSnapshot(snapshot), [entry(11, { type: 'AlertRaised', alert })]).picture
  const reading = { a: 3, b: 7, rangeM: 850, closingMps: null, certainty: 'observed', approach: 'steady' } as const
  const seen = applyFrame(raised, { now: 1, positions: [], readings: [reading] })
  expect(readingFor(seen, alert)).toEqual(reading)
  const cleared = { ...alert, cleared: { at: epochMs(5), by: null } }
  const after = applyEntries(seen, [entry(12, { type: 'AlertCleared', alert: cleared })]).picture
  expect([after.alerts.size, after.readings.size]).toEqual([1, 0])
  const acknowledged = { ...cleared, acknowledged: { at: epochMs(6), by: 'admin', comment: '' } }
  expect(applyEntries(after, [entry(13, { type: 'AlertAcknowledged', alert: acknowledged })]).picture.alerts.size).toBe(
    0,
  )
})

it('[LG3] newest wins; a group that was closed, or that nobody knows, has no place', () => {
  const position = {
    no: 7,
    lon: 117,
    lat: 0,
    courseDeg: null,
    speedMps: null,
    accuracyM: 0,
    ageS: 0,
    freshness: 'fresh',
  } as const
  const frame = { now: 1, positions: [position, { ...position, lon: 118 }, { ...position, no: 99 }], readings: [] }
  const placed = applyFrame(fromSnapshot(snapshot), frame)
  expect([...placed.positions.values()].map((it) => [it.no, it.lon])).toEqual([[7, 118]])
  const closed = applyEntries(placed, [entry(11, { type: 'GroupChanged', group: { ...a, status: 'closed' } })]).picture
  expect(closed.positions.size).toBe(0)
  expect(applyFrame(closed, frame).positions.size).toBe(0)
})

it('[LG5] age is that of the beat when sent plus the time since; no beat is old', () => {
  const heartbeat = Heartbeat.parse({ ageMs: 400, head: 1, now: 1_000_000, clockSpeed: 20 })
  const beat = { heartbeat, arrivedAt: 5_000 }
  expect(ageOf(beat, 6_000)).toBe(1_400)
  expect(isOld(beat, 5_000 + 14_600)).toBe(false)
  expect(isOld(beat, 5_000 + 14_601)).toBe(true)
  expect(isOld(null, 0)).toBe(true)
  expect(operationNow(beat, 6_000)).toBe(1_020_000)
})

const danger = { lon: 117.2, lat: 0.1 }
const forecast = Alert.parse({
  ...alert,
  id: 'predictedEncounter:a~b@1',
  severity: 'severe',
  evidence: {
    ...alert.evidence,
    kind: 'predictedEncounter',
    rule: 'PX9',
    basis: 'course',
    reaches: [{ band: 'danger', limitM: 1_000, at: 500_000, position: danger }],
    window: { from: 400_000, until: 600_000 },
    cpaM: 0,
    tcpaS: 600,
    otherBasis: null,
    limitsFrom: { phase: null, vulnerability: null, orderId: null, separationM: null },
    closingMps: 10,
  },
})
const reading = { a: 3, b: 7, rangeM: 850, closingMps: null, certainty: 'observed', approach: 'steady' } as const

it('[AL1] a forecast and an encounter of one pair stand beside each other: the end of the one leaves the other', () => {
  const both = applyEntries(fromSnapshot(snapshot), [
    entry(11, { type: 'AlertRaised', alert }),
    entry(12, { type: 'AlertRaised', alert: forecast }),
  ]).picture
  const seen = applyFrame(both, { now: 1, positions: [], readings: [reading] })
  expect([readingFor(seen, alert), readingFor(seen, forecast)]).toEqual([reading, reading])
  expect(standingAlerts(seen, 1).map((it) => it.alert.id)).toEqual([alert.id, forecast.id])
  const withdrawn = { ...forecast, turn: 'withdrawn', cleared: { at: 5, by: null } }
  const after = applyEntries(seen, [entry(13, { type: 'AlertCleared', alert: withdrawn })]).picture
  expect(readingFor(after, alert)).toEqual(reading)
})

it('says who an alert is about and what must be seen of it, whatever its kind', () => {
  const picture = fromSnapshot(snapshot)
  expect(subjectsOf(picture, forecast.evidence).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(placesOf(picture, forecast.evidence)).toEqual([{ lon: 117, lat: 0 }, { lon: 117, lat: 0 }, danger])
})

it('[PX2] a convoy stands at its head; its range goes from where it is near, and a head far off is not framed', () => {
  const at = (no: number, lon: number): FramePosition => ({
    no,
    lon,
    lat: 0,
    courseDeg: null,
    speedMps: null,
    accuracyM: 10,
    ageS: 0,
    freshness: 'fresh',
  })
  const line = (id: string, ...lons: number[]) =>
    GroupShape.parse({ groupId: id, radiusM: 0, lines: [lons.map((lon) => [lon, 0])], trail: [] })
  const heard = applyFrame(fromSnapshot(snapshot), { now: 1, positions: [at(7, 117), at(3, 116.9)], readings: [] })
  const picture = applyShapes(heard, [line('a', 117.2, 117), line('b', 116.9)])
  expect(whereIs(heard, a.id)?.lon).toBe(117)
  expect(whereIs(picture, a.id)?.lon).toBe(117.2)
  if (alert.evidence.kind !== 'encounter') throw new Error('an encounter expected')
  expect(nearestPlaces(picture, alert.evidence.sides).map(({ lon }) => lon)).toEqual([117, 116.9])
  expect(placesOf(picture, alert.evidence).map(({ lon }) => lon)).toEqual([117, 116.9, 116.9])
})

it('[LG3] a shape takes the place of its group’s and leaves the others; it goes when the group is closed', () => {
  const shape = (id: 'a' | 'b' | 'x', radiusM: number) =>
    GroupShape.parse({ groupId: id, radiusM, lines: [[[117, 0]]], trail: [] })
  const first = applyShapes(fromSnapshot(snapshot), [shape('a', 10), shape('b', 20), shape('x', 5)])
  const then = applyShapes(first, [shape('a', 30)])
  expect([...then.shapes.values()].map((it) => [it.groupId, it.radiusM])).toEqual([
    ['a', 30],
    ['b', 20],
  ])
  const closed = applyEntries(then, [entry(11, { type: 'GroupChanged', group: { ...b, status: 'closed' } })]).picture
  expect([...closed.shapes.keys()]).toEqual(['a'])
  expect(applyShapes(closed, [shape('b', 20)]).shapes.has(b.id)).toBe(false)
})

it('[PX11] keeps an order that has ended: the alerts that it changed still name it', () => {
  const order = Order.parse({
    id: 'o-1',
    kind: 'limits',
    limits: { watchM: 15_000, warningM: 5_000, dangerM: 2_000 },
    from: 1,
    until: 100,
    reason: 'kerusuhan',
    by: 'komandan',
    version: 1,
  })
  const given = applyEntries(fromSnapshot(snapshot), [entry(11, { type: 'OrderGiven', order })]).picture
  const ended = { ...order, until: 50, version: 2 }
  const after = applyEntries(given, [entry(12, { type: 'OrderEnded', order: ended })]).picture
  expect([...after.orders.values()]).toEqual([ended])
})
