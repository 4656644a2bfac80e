import { expect, it } from 'vitest'
import type { Finding } from './findings.ts'
import { createWatch } from './watch.ts'
import { at, camp, driven, group, heard, past, play, playGroups, rallyIn, rules } from './watch-scene.ts'

const gaps = (findings: readonly Finding[]) =>
  findings.flatMap((it) => (it.kind === 'coverageGap' ? [`${it.turn} ${it.evidence.cause}`] : []))

it('[AL1] a tracker whose interval cannot support its threshold: two convoys at 34 m/s cross 2 km in 59 s', () => {
  const every = (intervalS: number, camps = [camp(1)]) =>
    gaps(playGroups([group('a', camps)], [{ ...heard('a', 0, 0), intervalS }], 5))
  expect(every(58)).toEqual([])
  expect(every(60)).toEqual(['raised tooSlow'])
  // A neutral crowd is in no pair, so no threshold is its own.
  expect(every(60, [])).toEqual([])
})

it('[AL1] the longest interval that is enough is told for each group: where limits are wider, a slower tracker will do', () => {
  const watch = watchOf(['a', [camp(1)]], ['n', []])
  play(watch, [heard('a', 0, 0)], 5)
  const told = watch.slowestS(group('a', [camp(1)]).id, at(5)) ?? 0
  expect(told).toBeCloseTo(2_000 / 34, 3)
  const every = (intervalS: number) =>
    gaps(playGroups([group('a', [camp(1)])], [{ ...heard('a', 0, 0), intervalS }], 5))
  expect([every(Math.floor(told)), every(Math.ceil(told))]).toEqual([[], ['raised tooSlow']])
  expect([watch.slowestS(group('n', []).id, at(5)), watch.slowestS(group('unknown', []).id, at(5))]).toEqual([
    null,
    null,
  ])
})

it('[AL1] a second, faster tracker supports it; a gap has one cause at a time', () => {
  const slow = { ...heard('a', 0, 0, {}, 'slow'), intervalS: 120 }
  const fast = heard('a', 0, 10, {}, 'fast')
  expect(gaps(playGroups([group('a', [camp(1)])], [slow, fast], 700))).toEqual([
    'raised tooSlow',
    'cleared tooSlow',
    'raised notHeard',
  ])
  expect(gaps(playGroups([group('a', [camp(1)])], [slow], 700))).toEqual(['raised tooSlow', 'worsened notHeard'])
})
const watchOf = (...groups: Parameters<typeof group>[]) => {
  const watch = createWatch(rules)
  for (const each of groups) watch.setGroup(group(...each))
  return watch
}

it('[AL1] nobody is heard near a live rally for five minutes; the first of its camp who is ends it', () => {
  const watch = watchOf(['a', [camp(1)]], ['b', [camp(2)]])
  watch.setRally(rallyIn('underway'))
  // The other camp is there, its own is 20 km away.
  const reports = [...driven('b', () => [0, 0], 400), ...driven('a', (s) => [s < 350 ? 20_000 : 1_000, 0], 400)]
  const findings = play(watch, reports, 400)
  expect(gaps(findings)).toEqual(['raised nobodyNear', 'cleared nobodyNear'])
  expect(findings.find((it) => it.kind === 'coverageGap')).toMatchObject({
    subjects: ['r'],
    evidence: { groupId: null, rallyId: 'r' },
  })
})

it('[AL1] a rally that is only planned, or over, wants nobody', () => {
  const watch = watchOf()
  watch.setRally(rallyIn('planned'))
  expect(gaps(play(watch, [], 400))).toEqual([])
  watch.setRally(rallyIn('underway'))
  expect(gaps(watch.run([], past(800)))).toEqual(['raised nobodyNear'])
  watch.setRally(rallyIn('ended'))
  expect(gaps(watch.run([], at(802)))).toEqual(['cleared nobodyNear'])
})

it('[PX5] a phone that sends its backlog, oldest first, is heard: nothing is called silent meanwhile', () => {
  const backlog = [500, 400, 300, 200, 100, 0].map((oldS, i) => {
    const it = heard('a', 0, 1_000 + i)
    return { ...it, report: { ...it.report, fixedAt: at(1_000 + i - oldS) } }
  })
  expect(gaps(playGroups([group('a', [camp(1)])], backlog, 1_030))).toEqual([])
  // Only the oldest came, and then nothing: silent after all.
  expect(gaps(playGroups([group('a', [camp(1)])], backlog.slice(0, 1), 1_030))).toEqual(['raised notHeard'])
})
