import { EncounterEvidence } from '@jaga-jarak/shared/alert.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { acknowledged, after, anAlert, T0 } from '../store/specimens.ts'
import { collectAlertFacts } from './alert-facts.ts'

const side = (groupId: string, ballotNumber: number) => ({
  ...{ groupId, position: { lon: 117, lat: 0 }, ageS: 1, accuracyM: 5, speedMps: 0, radiusM: 10, reachM: 0 },
  // Both stand for the same camp in the second contest, in which they do not oppose.
  camps: [
    { contestId: 'gubernur', ballotNumber },
    { contestId: 'kutim', ballotNumber: 1 },
  ],
  freshness: 'fresh',
})
const encounter = (band: 'watch' | 'danger', some: object = {}) =>
  anAlert('a', 'group-1', {
    evidence: EncounterEvidence.parse({
      ...{ kind: 'encounter', rule: 'PX4', band, limitM: 1, leaveLimitM: 2, rangeM: 1, approach: 'steady' },
      ...{ closingMps: null, contests: [{ contestId: 'gubernur', phase: null }], basis: 'measured' },
      ...{ sides: [side('group-1', 1), side('group-2', 2)], place: null, decidedAt: T0 },
    }),
    ...some,
  })
const PERIOD = { from: T0, until: after(60) }

it('of the whole life of an alert the worst band, the first answer and all regencies count, in whatever order', () => {
  const states = [
    encounter('watch', { regions: ['64.08'] }),
    encounter('danger', { regions: ['64.08', '64.74'] }),
    encounter('watch', { acknowledged: { ...acknowledged, at: after(90) } }),
    encounter('watch', { acknowledged: { ...acknowledged, at: after(30) } }),
  ]
  for (const order of [states, states.toReversed()]) {
    const facts = collectAlertFacts(PERIOD)
    for (const state of order) facts.take(state)
    const [fact] = facts.all()
    expect(facts.all()).toHaveLength(1)
    expect(fact).toMatchObject({ kind: 'encounter', band: 'danger', answeredMs: 30_000 })
    expect(fact?.regions.toSorted()).toEqual(['64.08', '64.74'])
    expect(fact?.camps).toEqual([
      { contestId: 'gubernur', ballotNumber: 1 },
      { contestId: 'gubernur', ballotNumber: 2 },
    ])
  }
})

it('an alert belongs to the period in which it was raised', () => {
  const facts = collectAlertFacts(PERIOD)
  facts.take(encounter('watch', { raisedAt: epochMs(T0 - 1) }))
  facts.take(encounter('watch', { raisedAt: PERIOD.until }))
  expect(facts.all()).toEqual([])
})
