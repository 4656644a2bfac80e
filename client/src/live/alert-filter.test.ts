import { Alert } from '@jaga-jarak/shared/alert.ts'
import { expect, it } from 'vitest'
import { isFiltering, NO_FILTER, passes } from './alert-filter.ts'

const alert = (regions: readonly string[], camps: readonly object[] = []): Alert =>
  Alert.parse({
    ...{ id: 'a', subjects: ['grp-a'], severity: 'minor', urgency: 'immediate', certainty: 'observed', regions },
    ...{ raisedAt: 0, turn: 'raised', turnedAt: 0, cleared: null, acknowledged: null, version: 1, worsenedIn: 1 },
    evidence: {
      ...{ kind: 'coverageGap', rule: 'PX5', groupId: 'grp-a', camps, lastPosition: { lon: 117, lat: 0 } },
      ...{ lastFixedAt: null, limitS: 300, place: null, decidedAt: 0 },
    },
  })
const says = 'Hilang kontak Konvoi Paslon 1 Sangatta Utara, Kutai Timur'

it('without a filter everything passes', () => {
  expect(isFiltering(NO_FILTER)).toBe(false)
  expect(isFiltering({ ...NO_FILTER, words: '  ' })).toBe(false)
  expect(passes(alert([]), says, NO_FILTER)).toBe(true)
})
it.each([
  ['every word of a search, in whatever order and case', { words: 'kutai  PASLON' }, true],
  ['no word that stands nowhere', { words: 'kutai bontang' }, false],
  ['its kind', { kind: 'coverageGap' }, true],
  ['no other kind', { kind: 'encounter' }, false],
  ['its regency', { region: '64.08' }, true],
  ['no other regency', { region: '64.71' }, false],
  ['its camp', { camp: 'gubernur 1' }, true],
  ['no other camp', { camp: 'gubernur 2' }, false],
])('%s', (_, some, wanted) => {
  const it = alert(['64.08'], [{ contestId: 'gubernur', ballotNumber: 1 }])
  expect([isFiltering({ ...NO_FILTER, ...some }), passes(it, says, { ...NO_FILTER, ...some })]).toEqual([true, wanted])
})
it('what lies in no regency is hidden by none', () => {
  expect(passes(alert([]), says, { ...NO_FILTER, region: '64.71' })).toBe(true)
})
