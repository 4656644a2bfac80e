import { Order } from '@jaga-jarak/shared/order.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { turnAlert } from './alert.ts'
import { createRulebook } from './rulebook.ts'
import { createWatch, type Heard } from './watch.ts'
import { at, camp, driven, encounters, ground, group, past, play, rules, T0, told } from './watch-scene.ts'

const A = group('a', [camp(1)])
const B = group('b', [camp(2)])
const standing = (x: number) => (): [number, number] => [x, 0]
const apart = (metres: number, fromS: number, untilS: number): Heard[] => [
  ...driven('a', standing(0), untilS, { fromS }),
  ...driven('b', standing(metres), untilS, { fromS }),
]
const WIDE = { watchM: 40_000, warningM: 8_000, dangerM: 4_000 }
const wide = () =>
  createRulebook(ground(), [
    Order.parse({
      id: 'ord-1',
      kind: 'limits',
      limits: WIDE,
      from: T0,
      until: T0 + 9_000_000,
      reason: 'x',
      by: 'x',
      version: 1,
    }),
  ])

it('[PX4] after a restart an encounter that has parted far beyond reach meanwhile is cleared', () => {
  const before = createWatch(rules)
  for (const each of [A, B]) before.setGroup(each)
  const [finding] = play(before, apart(900, 0, 20), 20)
  const turned = finding && turnAlert(undefined, finding, null)
  if (!turned) throw new Error('an alert expected')
  for (const metres of [13_000, 60_000]) {
    const after = createWatch(rules)
    for (const each of [A, B]) after.setGroup(each)
    // It had parted, and the minute of leaving ran, when the server fell.
    after.restore([turned.alert], apart(metres, 20, 20), at(30))
    const findings = encounters(play(after, apart(metres, 31, 200), 200))
    expect(told(findings).at(-1)).toBe('cleared danger')
  }
})

it('[PX11] when an order that widened the limits ends early, what it alone held open is cleared', () => {
  for (const metres of [13_000, 30_000]) {
    const watch = createWatch(wide())
    for (const each of [A, B]) watch.setGroup(each)
    expect(told(play(watch, apart(metres, 0, 20), 20))).toEqual(['raised watch'])
    watch.setRules(rules)
    const rest = apart(metres, 30, 200)
    expect(told(encounters(watch.run(rest, past(200))))).toEqual(['cleared watch'])
  }
})

it('[PX7] a report of the instant in which a group or the rules changed is judged like any other', () => {
  const watch = createWatch(rules)
  for (const each of [A, B]) watch.setGroup(each)
  play(watch, apart(2_000, 0, 20), 20)
  // The run up to 25 s has judged all before it; the change takes effect at 25 s, and so does the report.
  watch.run([], at(25))
  watch.setGroup({ ...A, name: 'other' })
  const near = driven('a', standing(1_500), 25, { fromS: 25 })
  expect(told(encounters(watch.run(near, at(27))))).toEqual(['worsened danger'])
})

it('[PX9] an evaluation from before a danger that came unforetold counts for nothing after it', () => {
  const watch = createWatch(rules)
  for (const each of [A, B]) watch.setGroup(each)
  const seen = (x: number, s: number, vx: number): Heard[] => driven('a', (t) => [x + vx * (t - s), 0], s, { fromS: s })
  // Once on its way at 5 s, in danger at 7 s, stands 3 km off from 10 s on, is left at 70 s, on its way again at 66 s.
  const a = [...seen(-2_500, 4, 15), ...seen(-500, 7, 15)]
  for (let s = 10; s <= 60; s += 10) a.push(...seen(-3_000, s, 0))
  a.push(...seen(-3_000, 66, 15))
  const all = [...a, ...driven('b', standing(0), 80)].sort((x, y) => x.report.receivedAt - y.report.receivedAt)
  const foretold = watch.run(all, past(80)).filter((it) => it.kind === 'predictedEncounter')
  expect(foretold.map((it) => [it.turn, it.at])).toEqual([['raised', at(75)]])
})

it('[PX7] looking changes nothing: with screens or without, the same findings', () => {
  const run = (isLooking: boolean) => {
    const watch = createWatch(rules)
    watch.setGroup(group('a', [camp(1)], { kind: 'convoy', lengthM: 3_000 }))
    watch.setGroup(B)
    const lead = driven('a', (s) => [-9_000 + 10 * s, 0], 300, { device: 'lead' })
    const tail = driven('a', (s) => [-11_000 + 10 * s, 10], 700, { device: 'tail', fromS: 60, everyS: 17 })
    const b = driven('b', standing(-3_000), 700)
    const reports = [...lead, ...tail, ...b].sort((x, y) => x.report.receivedAt - y.report.receivedAt)
    const findings = []
    for (let ms = 0; ms <= 1_100_000; ms += 250) {
      const due = reports.filter((it) => it.report.receivedAt >= T0 + ms - 250 && it.report.receivedAt < T0 + ms)
      findings.push(...watch.run(due, epochMs(T0 + ms)))
      if (!isLooking) continue
      // As screens do, between two runs and ahead of what is judged.
      watch.latest(epochMs(T0 + ms + 240))
      watch.shapes()
    }
    return findings
  }
  expect(run(true)).toEqual(run(false))
})
