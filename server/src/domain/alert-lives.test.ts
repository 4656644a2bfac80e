import { type Alert, EncounterEvidence } from '@jaga-jarak/shared/alert.ts'
import { type AlertLife, alertLife } from '@jaga-jarak/shared/alert-life.ts'
import { expect, it } from 'vitest'
import { acknowledged, after, anAlert, T0 } from '../store/specimens.ts'

const side = (groupId: string, ballotNumber: number) => ({
  ...{ groupId, position: { lon: 117, lat: 0 }, ageS: 1, accuracyM: 5, speedMps: 0, radiusM: 10, reachM: 0 },
  // Both stand for the same camp in the second contest, in which they do not oppose.
  camps: [
    { contestId: 'gubernur', ballotNumber },
    { contestId: 'kutim', ballotNumber: 1 },
  ],
  freshness: 'fresh',
})
const encounter = (band: 'watch' | 'danger', some: object = {}, rangeM = 1) =>
  anAlert('a', 'group-1', {
    evidence: EncounterEvidence.parse({
      ...{ kind: 'encounter', rule: 'PX4', band, limitM: 1, leaveLimitM: 2, rangeM, approach: 'steady' },
      ...{ closingMps: null, contests: [{ contestId: 'gubernur', phase: null }], basis: 'measured' },
      ...{ sides: [side('group-1', 1), side('group-2', 2)], place: null, decidedAt: T0 },
    }),
    ...some,
  })
const shelved = { at: T0, by: 'operator', until: after(60), reason: '' }
const lifeOf = (states: readonly Alert[]): AlertLife | undefined =>
  states.reduce<AlertLife | undefined>((known, state) => alertLife(known, state), undefined)

it('of the whole life of an alert the worst band, the closest range, the first answer and all regencies count', () => {
  const life = lifeOf([
    encounter('watch', { regions: ['64.08'] }, 900),
    encounter('danger', { regions: ['64.08', '64.74'], acknowledged: { ...acknowledged, at: after(30) } }, 40),
    encounter('watch', { acknowledged: { ...acknowledged, at: after(90) }, shelved }, 700),
    encounter('watch', { acknowledged: null, shelved: null }, 800),
  ])
  expect(life).toMatchObject({ kind: 'encounter', band: 'danger', closestM: 40, answeredMs: 30_000, isShelved: true })
  expect(life?.regions).toEqual(['64.08', '64.74'])
  expect(life?.camps).toEqual([
    { contestId: 'gubernur', ballotNumber: 1 },
    { contestId: 'gubernur', ballotNumber: 2 },
  ])
})

it('it was active from the raise until it cleared, and again from when it returned', () => {
  const over = (seconds: number) =>
    encounter('watch', { turnedAt: after(seconds), cleared: { at: after(seconds), by: null } })
  const raised = encounter('watch')
  expect(lifeOf([raised])).toMatchObject({ activeMs: 0, activeSince: T0 })
  const back = encounter('watch', { turnedAt: after(30) })
  const answered = encounter('watch', { ...over(10), acknowledged, turnedAt: after(20) })
  expect(lifeOf([raised, over(10), answered])).toMatchObject({ activeMs: 10_000, activeSince: null })
  expect(lifeOf([raised, over(10), answered, back])).toMatchObject({ activeMs: 10_000, activeSince: after(30) })
  expect(lifeOf([raised, over(10), back, over(35)])).toMatchObject({ activeMs: 15_000, activeSince: null })
})
