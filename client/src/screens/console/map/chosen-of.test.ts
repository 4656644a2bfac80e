import { Alert } from '@jaga-jarak/shared/alert.ts'
import type { FramePosition } from '@jaga-jarak/shared/frame.ts'
import { Incident } from '@jaga-jarak/shared/incident.ts'
import { expect, it } from 'vitest'
import { applyFrame, fromSnapshot } from '../../../live/picture.ts'
import { aGroup, aSnapshot } from '../../../live/picture-in-test.ts'
import { chosenOf } from './chosen-of.ts'

const side = (groupId: string, lon: number) => ({
  ...{ groupId, camps: [], position: { lon, lat: 0 }, ageS: 0, accuracyM: null, speedMps: null, radiusM: 0 },
  ...{ reachM: 0, freshness: 'fresh' },
})
const encounter = Alert.parse({
  ...{ id: 'encounter:a~b@1', subjects: ['a', 'b'], severity: 'extreme', urgency: 'immediate' },
  ...{ certainty: 'observed', raisedAt: 1, turn: 'raised', turnedAt: 1, cleared: null, acknowledged: null, version: 1 },
  evidence: {
    ...{ kind: 'encounter', rule: 'PX4', band: 'danger', limitM: 1_000, leaveLimitM: 1_150, rangeM: 900 },
    ...{
      approach: 'steady',
      closingMps: null,
      contests: [{ contestId: 'gubernur', phase: 'campaign' }],
      basis: 'measured',
      place: null,
      decidedAt: 1,
    },
    sides: [side('a', 117), side('b', 117.02)],
  },
})
const incident = Incident.parse({
  ...{ id: '00000000-0000-4000-8000-000000000001', category: 'clash', severity: 'severe', status: 'reported' },
  ...{ position: { lon: 116, lat: 1 }, accuracyM: 111.195, placeText: '', note: '', happenedAt: 1, reportedAt: 1 },
  ...{ reportedBy: 'usr-1', place: null, assignee: null, version: 1, lastWord: '' },
  lastStep: { by: 'usr-1', at: 1 },
})
const picture = fromSnapshot(
  aSnapshot({ groups: [aGroup('a', 7, 1), aGroup('b', 3, 2)], alerts: [encounter], incidents: [incident] }),
)

it('of an encounter both groups are in sight where they are now, and one mark between them is seen from afar', () => {
  const moved: FramePosition = {
    ...{ no: 7, lon: 117.01, lat: 0, courseDeg: null, speedMps: null, accuracyM: 0, ageS: 0, freshness: 'fresh' },
  }
  const seen = applyFrame(picture, { now: 5, positions: [moved], readings: [] })
  const { places, marks } = chosenOf(seen, 'alerts', encounter.id)
  expect(new Set(places.map(({ lon }) => lon))).toEqual(new Set([117.01, 117.02]))
  expect(marks.map(({ seen: when }) => when)).toEqual(['near', 'near', 'afar'])
  expect(marks[2]?.position.lon).toBeCloseTo(117.015)
})

it('of an incident the whole circle in which it may be is in sight', () => {
  const { places, marks } = chosenOf(picture, 'incidents', incident.id)
  expect(places.map(({ lon, lat }) => [lon.toFixed(3), lat.toFixed(3)])).toEqual([
    ['115.999', '0.999'],
    ['116.001', '1.001'],
  ])
  expect(marks).toEqual([{ position: incident.position, radiusM: 111.195, seen: 'always' }])
})

it('what is not open, is gone, or was never heard has no place', () => {
  const nothing = { places: [], marks: [] }
  expect(chosenOf(picture, 'alerts', null)).toEqual(nothing)
  expect(chosenOf(picture, 'rallies', 'gone')).toEqual(nothing)
  expect(chosenOf(picture, 'groups', 'a')).toEqual(nothing)
})
