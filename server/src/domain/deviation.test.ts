import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { expect, it } from 'vitest'
import { turnAlert } from './alert.ts'
import type { Finding } from './findings.ts'
import { createWatch } from './watch.ts'
import { at, camp, driven, group, past, placeAt, play, playGroups, rallyIn, rules } from './watch-scene.ts'

const deviations = (findings: readonly Finding[]) =>
  findings.flatMap((it) => (it.kind === 'scheduleDeviation' ? [`${it.turn} ${it.evidence.causes.join('+')}`] : []))

/** What is told of a rally planned for the scene's first hour, looked at at these seconds. */
function over(rally: Partial<Rally>, ...seconds: number[]) {
  const watch = createWatch(rules)
  watch.setRally({ ...rallyIn('underway'), ...rally })
  return seconds.flatMap((s) => deviations(watch.run([], past(s))))
}

it('[SC5] a rally that runs late is told ten minutes after its time, and no more once it is over', () => {
  const watch = createWatch(rules)
  watch.setRally(rallyIn('underway'))
  expect(deviations(watch.run([], past(4_199)))).toEqual([])
  const findings = watch.run([], past(4_200))
  expect(deviations(findings)).toEqual(['raised overrun'])
  const told = findings.find((it) => it.kind === 'scheduleDeviation')
  expect(told).toMatchObject({
    subjects: ['r'],
    certainty: 'observed',
    evidence: { rule: 'SC5', rallyId: 'r', groupId: null, camps: [camp(1)], window: { from: at(0), until: at(3_600) } },
  })
  if (!told) throw new Error('nothing was told')
  expect(turnAlert(undefined, told, null)?.alert).toMatchObject({ severity: 'minor', urgency: 'immediate' })
  watch.setRally(rallyIn('ended'))
  expect(deviations(watch.run([], past(4_300)))).toEqual(['cleared overrun'])
})

it('[SC5] early, until its time has come within ten minutes', () => {
  expect(over({}, -650, -601, -600)).toEqual(['raised earlyStart', 'cleared earlyStart'])
})

it('[SC5] without a notice, until there is one; a second cause makes it worse and its end eases it', () => {
  expect(over({ notice: null }, 0, 4_200)).toEqual(['raised noNotice', 'worsened overrun+noNotice'])
  const watch = createWatch(rules)
  watch.setRally({ ...rallyIn('underway'), notice: null, until: epochMs(at(0) - 700_000) })
  watch.run([], past(0))
  expect(deviations(watch.run([], past(1)))).toEqual(['raised overrun+noNotice'])
  watch.setRally({ ...rallyIn('underway'), until: epochMs(at(0) - 700_000) })
  expect(deviations(watch.run([], past(2)))).toEqual(['eased overrun'])
})

it('[SC5] what is only planned, or cancelled, deviates from nothing', () => {
  for (const phase of ['planned', 'cancelled', 'ended'] as const) {
    expect(over({ phase, notice: null }, 0, 9_999)).toEqual([])
  }
})

const onRoute = group('a', [camp(1)], { route: [placeAt(0, 0), placeAt(20_000, 0)] })
/** Eastward on the route but for some seconds on which it is so far north of it. */
const astray = (offM: number, fromS: number, untilS: number) =>
  driven('a', (s) => [10 * s, s >= fromS && s <= untilS ? offM : 0], 600)

it('[SC5, PX8] a convoy that is off its route for a minute is told, and back on it for a minute no more', () => {
  const findings = playGroups([onRoute], astray(400, 100, 300), 600)
  expect(deviations(findings)).toEqual(['raised offRoute', 'cleared offRoute'])
  expect(findings.find((it) => it.kind === 'scheduleDeviation')).toMatchObject({ at: at(160), subjects: ['a'] })
})

it('[SC5] a short turn aside, a parallel road within 150 m and a group without a route are no deviation', () => {
  expect(deviations(playGroups([onRoute], astray(400, 100, 150), 600))).toEqual([])
  expect(deviations(playGroups([onRoute], astray(140, 100, 300), 600))).toEqual([])
  expect(deviations(playGroups([group('a', [camp(1)])], astray(400, 100, 300), 600))).toEqual([])
})

it('[SC5] stop and go off the route is off it: a halt does not begin the minute anew', () => {
  const stopAndGo = (s: number): [number, number] => [Math.floor(s / 200) * 100 + Math.min(s % 200, 10) * 10, 400]
  expect(deviations(playGroups([onRoute], driven('a', stopAndGo, 900), 900))).toEqual(['raised offRoute'])
})

it('[SC5] who waits off the route before it sets out is not off its way', () => {
  expect(
    deviations(
      playGroups(
        [onRoute],
        driven('a', () => [0, 5_000], 300),
        300,
      ),
    ),
  ).toEqual([])
})

it('[SC5, PX5] who is lost off its route clears nothing; the deviation ends with the group', () => {
  const watch = createWatch(rules)
  watch.setGroup(onRoute)
  const reports = astray(400, 100, 600).filter(({ report }) => report.receivedAt <= at(300))
  expect(deviations(play(watch, reports, 900))).toEqual(['raised offRoute'])
  watch.setGroup({ ...onRoute, status: 'closed', version: 2 })
  expect(deviations(watch.run([], at(901)))).toEqual(['groupClosed offRoute'])
})
