import { EncounterEvidence } from '@jaga-jarak/shared/alert.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import { expect, it } from 'vitest'
import { markOf, sidesOf } from './marks.ts'

const contest = (id: string) => ({
  id,
  kind: 'regent',
  name: id,
  region: '64.08',
  camps: [
    { ballotNumber: 1, colour: 'violet' },
    { ballotNumber: 2, colour: 'teal' },
  ],
  calendar: [{ phase: 'campaign', from: 0, until: null }],
})
const operation = Operation.parse({
  id: 'x',
  name: 'X',
  zone: { id: 'Asia/Makassar', label: 'WITA' },
  province: { code: '64', bps: '64', name: 'X' },
  regions: [{ code: '64.08', bps: '6404', name: 'X', capital: null }],
  area: { west: 113, south: -3, east: 120, north: 3 },
  startsAt: 0,
  exercise: null,
  contests: [contest('gubernur'), contest('kutai-timur')],
  limits: { watchM: 10_000, warningM: 3_000, dangerM: 1_000 },
  sites: [],
})
const camp = (contestId: string, ballotNumber: number) => ({ contestId, ballotNumber })
const side = (groupId: string, camps: unknown[]) => ({
  groupId,
  camps,
  position: { lon: 117, lat: 0 },
  ageS: 0,
  accuracyM: null,
  speedMps: null,
  radiusM: 0,
  reachM: 0,
  freshness: 'fresh',
})
const meeting = (...sides: unknown[]) =>
  EncounterEvidence.parse({
    kind: 'encounter',
    rule: 'PX4',
    band: 'danger',
    limitM: 1_000,
    leaveLimitM: 1_150,
    rangeM: 900,
    approach: 'steady',
    closingMps: null,
    contests: [{ contestId: 'kutai-timur', phase: 'campaign' }],
    basis: 'measured',
    sides,
    place: null,
    decidedAt: 1,
  })
const joint = side('a', [camp('gubernur', 1), camp('kutai-timur', 2)])
const other = side('b', [camp('gubernur', 1), camp('kutai-timur', 1)])

it('[PX1] two sides bear the numbers of the contest in which they oppose, not of another they share', () => {
  const numbers = sidesOf(operation, meeting(other, joint)).map(({ mark }) => mark)
  expect(numbers).toEqual([
    { colour: 'violet', ballotNumber: 1 },
    { colour: 'teal', ballotNumber: 2 },
  ])
})

it('[PX6] stands in the order of the ballot numbers, whichever side came first', () => {
  const order = (...sides: unknown[]) => sidesOf(operation, meeting(...sides)).map((it) => it.side.groupId)
  expect(order(joint, other)).toEqual(['b', 'a'])
  expect(order(other, joint)).toEqual(['b', 'a'])
})

it('a group that meets nobody bears the mark of its first contest; one without camps has none', () => {
  expect(markOf(operation, meeting(joint, other).sides[0].camps)?.ballotNumber).toBe(1)
  expect(markOf(operation, [])).toBeNull()
})
