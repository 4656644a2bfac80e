import { expect, it } from 'vitest'
import { readGroupRules } from './read-group-rules.ts'

it('reads groups with a role, for the province or for some regencies', () => {
  expect(readGroupRules(' pilkada-admin=admin; samarinda-ops = operator @ 64.72, 64.08 ;')).toEqual({
    rules: [
      { group: 'pilkada-admin', role: 'admin', reach: null },
      { group: 'samarinda-ops', role: 'operator', reach: ['64.72', '64.08'] },
    ],
    wrong: [],
  })
})

it('a group may hold what addresses and directories hold', () => {
  const groups = readGroupRules('/pilkada/ops=planner;ops@kpu.test=observer;CN=ops,DC=kpu=field').rules
  expect(groups.map(({ group }) => group)).toEqual(['/pilkada/ops', 'ops@kpu.test', 'CN=ops,DC=kpu'])
})

it.each([
  ['', 'part 1 "": expected group=role'],
  ['admin', 'part 1 "admin": expected group=role'],
  ['=admin', 'part 1 "=admin": expected group=role'],
  ['a=admin;;b=field', 'part 2 "": expected group=role'],
  ['a=admin;b=operater', 'part 2 "b=operater": expected a role of admin, commander'],
  ['a=display', 'part 1 "a=display": expected a role of'],
  ['a=Admin', 'part 1 "a=Admin": expected a role of'],
  ['a=operator@', 'part 1 "a=operator@": expected regencies such as 64.72,64.08 behind "@", got ""'],
  ['a=operator@64.72,', 'got ""'],
  ['a=operator@Samarinda', 'got "Samarinda"'],
  ['a=operator@64.72@64.08', 'got "64.72@64.08"'],
  ['a=admin;b=field;a=observer', 'part 3 "a=observer": the group "a" stands here twice'],
])('names the part that is wrong: %s', (text, said) => {
  expect(readGroupRules(text).wrong.join('\n')).toContain(said)
})

it('names all parts that are wrong at once', () => {
  expect(readGroupRules('a=x;b=admin;c').wrong).toHaveLength(2)
})
