import { GroupDraft } from '@jaga-jarak/shared/group.ts'
import type { Contest } from '@jaga-jarak/shared/operation.ts'
import { ContestId, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { expect, it } from 'vitest'
import { changeGroup, checkCamps, registerGroup } from './group.ts'
import { camp } from './watch-scene.ts'

const contests: Contest[] = [
  {
    id: ContestId.parse('gubernur'),
    kind: 'governor',
    name: 'Pemilihan gubernur',
    region: KemendagriCode.parse('64'),
    camps: [
      { ballotNumber: 1, colour: 'violet' },
      { ballotNumber: 2, colour: 'teal' },
    ],
    calendar: [],
  },
]
const draft = GroupDraft.parse({ name: 'Rombongan satu', kind: 'convoy', camps: [camp(1)] })
const group = registerGroup(GroupId.parse('g'), 7, draft)

it('[PX1] only camps that a contest of the operation knows', () => {
  expect(checkCamps(contests, [camp(1)])).toBeNull()
  expect(checkCamps(contests, [])).toBeNull()
  expect(checkCamps(contests, [camp(3)])).toMatchObject({ refused: 'unknownCamp' })
  expect(checkCamps(contests, [camp(1, 'walikota')])).toMatchObject({ refused: 'unknownContest', detail: 'walikota' })
})

it('[PX1] a group has at most one camp per contest', () => {
  expect(GroupDraft.safeParse({ ...draft, camps: [camp(1), camp(2)] }).success).toBe(false)
})

it('[IN3] a change keeps id and number and needs the version that was seen', () => {
  const closed = changeGroup(group, { ...draft, status: 'closed', version: 1 })
  expect(closed).toMatchObject({ id: 'g', no: 7, status: 'closed', version: 2 })
  expect(changeGroup(group, { ...draft, status: 'closed', version: 2 })).toEqual({
    refused: 'changedMeanwhile',
    current: group,
  })
})
