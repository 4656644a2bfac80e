import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { createRulebook } from './rulebook.ts'
import { createWatch } from './watch.ts'
import { at, camp, driven, ground, group, past, play, playGroups, rallyIn } from './watch-scene.ts'

const bookOf = (phase: string, other = 'campaign') =>
  createRulebook(
    ground({
      contests: ground().contests.map((it) => ({
        ...it,
        calendar: [{ phase: (it.id === 'gubernur' ? phase : other) as 'voting', from: epochMs(0), until: null }],
      })),
    }),
  )
const A = group('a', [camp(1)])
const moving = driven('a', (s) => [s <= 100 ? 5 * s : 500, 0], 800)

it.each(['quietPeriod', 'voting'])(
  '[PH3] in %s a group of the contest on the move is a breach until it has stood',
  (phase) => {
    const findings = playGroups([A], moving, 800, bookOf(phase))
    expect(findings.map((it) => [it.kind, it.turn])).toEqual([
      ['quietPeriodBreach', 'raised'],
      ['quietPeriodBreach', 'cleared'],
    ])
    expect(findings[0]).toMatchObject({
      at: at(0),
      subjects: ['a'],
      evidence: { rule: 'PH3', contests: [{ contestId: 'gubernur', phase }] },
    })
    expect(findings[1]?.at).toBeGreaterThanOrEqual(at(400))
  },
)

it('[PH3] not in other phases, not of another contest, not of a neutral crowd, not of one that stands', () => {
  expect(playGroups([A], moving, 800, bookOf('campaign'))).toEqual([])
  expect(playGroups([group('a', [camp(1, 'berau')])], moving, 800, bookOf('quietPeriod'))).toEqual([])
  expect(playGroups([group('a', [])], moving, 800, bookOf('quietPeriod'))).toEqual([])
  expect(
    playGroups(
      [A],
      driven('a', () => [0, 0], 200),
      200,
      bookOf('quietPeriod'),
    ),
  ).toEqual([])
})

it('[PH3] a live rally is a breach while it is live', () => {
  const watch = createWatch(bookOf('quietPeriod'))
  watch.setRally(rallyIn('planned'))
  expect(play(watch, [], 5)).toEqual([])
  watch.setRally(rallyIn('underway'))
  const [raised] = watch.run([], past(7))
  expect(raised).toMatchObject({
    kind: 'quietPeriodBreach',
    subjects: ['r'],
    turn: 'raised',
    evidence: { rallyId: 'r', groupId: null },
  })
  watch.setRally(rallyIn('ended'))
  expect(watch.run([], past(9)).map((it) => it.turn)).toEqual(['cleared'])
})
