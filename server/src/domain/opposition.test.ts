import { expect, it } from 'vitest'
import { contestsOpposed } from './opposition.ts'
import { camp, encounters, group, heard, playGroups } from './watch-scene.ts'

const first = [camp(1, 'gubernur'), camp(1, 'kutai-timur'), camp(1, 'berau')]
const second = [camp(2, 'berau'), camp(1, 'kutai-timur'), camp(2, 'gubernur')]

it('[PX1] contests stand in the order of the first of two, and only those in which they oppose', () => {
  expect(contestsOpposed(first, second)).toEqual(['gubernur', 'berau'])
  expect(contestsOpposed(second, first)).toEqual(['berau', 'gubernur'])
  expect(contestsOpposed(first, first)).toEqual([])
})

it.each([
  ['a', 'b'],
  ['b', 'a'],
] as const)('[PX7] the contests of an encounter stand in one order, whether %s or %s speaks first', (one, other) => {
  const reports = [0, 10, 20].flatMap((s) => [
    heard(one, one === 'a' ? 0 : 600, s),
    heard(other, other === 'a' ? 0 : 600, s),
  ])
  const [raised] = encounters(playGroups([group('b', second), group('a', first)], reports, 30))
  const contests = raised && 'contests' in raised.evidence ? raised.evidence.contests : []
  expect(contests.map((it) => it.contestId)).toEqual(['gubernur', 'berau'])
})
