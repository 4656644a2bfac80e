import { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { turnAlert } from './alert.ts'
import { createWatch, type Heard } from './watch.ts'
import { at, camp, encounters, group, heard, past, play, rules, told } from './watch-scene.ts'

const opposing = (over = {}) => {
  const watch = createWatch(rules)
  watch.setGroup(group('a', [camp(1)], over))
  watch.setGroup(group('b', [camp(2)], over))
  return watch
}

/** b stands, a moves along `eastM(second)`; both are heard every five seconds. */
const drive = (eastM: (s: number) => number, untilS: number, speedMps = 0): Heard[] => {
  const reports: Heard[] = []
  for (let s = 0; s <= untilS; s += 5) {
    const courseDeg = eastM(s + 1) >= eastM(s) ? 90 : 270
    reports.push(heard('a', eastM(s), s, { speedMps, courseDeg }), heard('b', 0, s, { speedMps: 0 }))
  }
  return reports
}

it('[PX1] same camp, no camp, or camps of different contests never oppose', () => {
  for (const camps of [[camp(1)], [], [camp(2, 'kutai-timur')]]) {
    const watch = createWatch(rules)
    watch.setGroup(group('a', [camp(1)]))
    watch.setGroup(group('b', camps))
    expect(
      play(
        watch,
        drive(() => -100, 30),
        40,
      ),
    ).toEqual([])
  }
})

it('[PX1] a joint rally opposes in each contest it shares', () => {
  const watch = createWatch(rules)
  watch.setGroup(group('a', [camp(1), camp(1, 'kutai-timur')]))
  watch.setGroup(group('b', [camp(1), camp(2, 'kutai-timur')]))
  const [first] = play(
    watch,
    drive(() => -100, 0),
    1,
  )
  expect(first?.evidence).toMatchObject({ contests: [{ contestId: 'kutai-timur', phase: 'campaign' }] })
})

it('[PX4] head-on: watch, warning, danger in order, each once, then eased and cleared', () => {
  const there = drive((s) => (s <= 600 ? -12_000 + 20 * s : -20 * (s - 600)), 1_300, 20)
  expect(told(encounters(play(opposing(), there, 1_300)))).toEqual([
    'raised watch',
    'worsened warning',
    'worsened danger',
    'eased warning',
    'eased watch',
    'cleared watch',
  ])
})

it('[PX4] danger is entered on the first valid observation', () => {
  const findings = play(opposing(), [heard('b', 0, 0), heard('a', -900, 3)], 3)
  expect(told(findings)).toEqual(['raised danger'])
  expect(findings[0]?.at).toBe(at(3))
})

it('[PX4] watch wants two observations or ten seconds', () => {
  const two = play(opposing(), [heard('b', 0, 0), heard('a', -9_000, 1), heard('a', -9_000, 4)], 5)
  expect(two.map((it) => it.at)).toEqual([at(4)])
  const dwelt = play(opposing(), [heard('b', 0, 0), heard('a', -9_000, 1)], 20)
  expect(dwelt.map((it) => it.at)).toEqual([at(11)])
})

it('[PX4] leaves only beyond the outer limit, held for 60 s', () => {
  const between = drive((s) => (s < 20 ? -900 : -1_100), 300)
  expect(told(play(opposing(), between, 300))).toEqual(['raised danger'])
  const beyond = drive((s) => (s < 20 ? -900 : -1_200), 300)
  const findings = play(opposing(), beyond, 300)
  expect(told(findings)).toEqual(['raised danger', 'eased warning'])
  expect(findings[1]?.at).toBe(at(80))
})

it('[PX5] a silent convoy is looked for again when its opponent moves or its own ground grows', () => {
  const silent = heard('b', 0, 0, { speedMps: 40, courseDeg: 270 })
  const moved = encounters(play(opposing(), [silent, heard('a', -100_000, 1), heard('a', -14_010, 62)], 115))
  // 14,010 m less 40 m for each second of silence is under 10 km at 101 s; the dwell makes it a watch ten seconds later.
  expect(moved.map((it) => [it.turn, it.at])).toEqual([['raised', at(111)]])

  const watch = opposing()
  const before = play(watch, [silent, heard('a', -30_000, 60)], 62)
  watch.setGroup(group('b', [camp(2)], { radiusM: 15_900 }))
  const grown = [63, 90, 112, 113].flatMap((second) => watch.run([], past(second)))
  expect(encounters([...before, ...grown]).map((it) => [it.turn, it.at])).toEqual([['raised', at(113)]])
})

it('[PX4] wobble on a border never re-raises: two hours of 30 m noise on two standing groups', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: -30, max: 30, noNaN: true })), (noise) => {
      const next = () => Number(noise.next().value)
      const reports: Heard[] = []
      for (let s = 0; s <= 7_200; s += 10) reports.push(heard('a', -1_000 + next(), s), heard('b', next(), s))
      const turns = told(opposing().run(reports, past(7_200)))
      expect(turns.filter((turn) => turn.startsWith('raised'))).toHaveLength(1)
      expect(turns.filter((turn) => turn.startsWith('worsened')).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 5, seed: 30 },
  )
})

it('[PX2] crowds are discs: the range is edge to edge and never negative', () => {
  const [first] = play(opposing({ radiusM: 500 }), [heard('b', 0, 0), heard('a', -900, 1)], 1)
  expect(first?.evidence).toMatchObject({ rangeM: 0, band: 'danger' })
})

it('[PX5] a stale member makes the range shrink, the certainty possible, and shows its age', () => {
  const reports = [heard('b', 0, 0), heard('a', -1_500, 0)]
  for (let s = 10; s <= 200; s += 10) reports.push(heard('b', 0, s, { speedMps: 0 }))
  const findings = play(opposing(), reports, 200)
  const possible = findings.find((it) => it.certainty === 'possible')
  expect(possible?.evidence).toMatchObject({ rule: 'PX5', sides: [{ freshness: 'stale' }, { freshness: 'fresh' }] })
  if (possible?.evidence.kind !== 'encounter') throw new Error('an encounter expected')
  const [a] = possible.evidence.sides
  expect(a.reachM).toBeCloseTo(1.4 * a.ageS, 5)
  expect(possible.evidence.rangeM).toBeCloseTo(1_500 - a.reachM, -1)
})

it('[PX5] a lost group raises a coverage gap, clears nothing; what was open is unknown until heard again', () => {
  const reports = [heard('b', 0, 0), heard('a', -900, 0)]
  for (let s = 10; s <= 500; s += 10) reports.push(heard('b', s < 300 ? 0 : 50_000, s))
  reports.push(heard('a', -900, 501))
  // b is far away since 300 s, unseen beside a lost group; the 60 s of leaving begin when a is heard again at 501 s.
  expect(told(play(opposing(), reports, 555)).slice(-4)).toEqual([
    'lostContact danger',
    'raised coverageGap',
    'heardAgain danger',
    'cleared coverageGap',
  ])
  expect(told(play(opposing(), reports, 600)).at(-1)).toBe('cleared danger')
})

it('[PX5] two groups that were lost before they met raise no encounter', () => {
  const watch = opposing()
  play(watch, [heard('a', -50_000, 0), heard('b', 0, 0)], 400)
  expect(told(watch.run([], past(4_000)))).toEqual([])
})

it('[AL1] closing a group or taking away the opposition ends the encounter, and says why', () => {
  const closed = opposing()
  play(
    closed,
    drive(() => -900, 10),
    10,
  )
  closed.setGroup(group('a', [camp(1)], { status: 'closed' }))
  expect(told(closed.run([], past(11)))).toEqual(['groupClosed danger'])
  const same = opposing()
  play(
    same,
    drive(() => -900, 10),
    10,
  )
  same.setGroup(group('a', [camp(2)]))
  expect(told(same.run([], past(11)))).toEqual(['noLongerOpposing danger'])
})

it('[AL6] the evidence tells both positions, ages, speeds, range, band, limit and rule', () => {
  const [first] = play(
    opposing(),
    [heard('b', 0, 0, { speedMps: 0 }), heard('a', -900, 1, { speedMps: 10, courseDeg: 90 })],
    1,
  )
  expect(first?.evidence).toMatchObject({
    rule: 'PX4',
    band: 'danger',
    limitM: 1_000,
    leaveLimitM: 1_150,
    approach: 'closing',
    basis: 'measured',
    sides: [
      { groupId: 'a', speedMps: 10, accuracyM: 5, ageS: 0 },
      { groupId: 'b', ageS: 1 },
    ],
  })
  if (first?.evidence.kind !== 'encounter') throw new Error('an encounter expected')
  expect(first.evidence.closingMps).toBeCloseTo(10, 3)
})

it('standing side by side is steady; overtaking closes, then opens; unknown movement is steady and never NaN', () => {
  const approach = (eastM: number, speedMps: number | null) => {
    const [first] = play(
      opposing(),
      [heard('b', 0, 0, { speedMps: 5, courseDeg: 90 }), heard('a', eastM, 1, { speedMps, courseDeg: 90 })],
      1,
    )
    return first?.evidence.kind === 'encounter' ? [first.evidence.approach, first.evidence.closingMps] : null
  }
  expect(approach(-800, 15)?.[0]).toBe('closing')
  expect(approach(800, 15)?.[0]).toBe('opening')
  expect(approach(-800, 5)?.[0]).toBe('steady')
  expect(approach(-800, null)).toEqual(['steady', null])
})

it('[AL1] after a restart open alerts keep their band and nothing is raised twice', () => {
  const before = opposing()
  const reports = drive(() => -900, 10)
  const [finding] = before.run(reports, past(10))
  if (!finding) throw new Error('a finding expected')
  const turned = turnAlert(undefined, finding, null)
  if (!turned) throw new Error('an alert expected')
  const after = opposing()
  after.restore([turned.alert], reports.slice(-2), at(12))
  expect(told(after.run([heard('a', -900, 15), heard('b', 0, 15)], past(15)))).toEqual([])
  expect(after.latest(at(15)).readings).toHaveLength(1)
})

it('[PX5] after a restart an alert whose group was closed, or opposes no more, ends and says why', () => {
  const reports = drive(() => -900, 10)
  const [finding] = opposing().run(reports, past(10))
  const turned = finding && turnAlert(undefined, finding, null)
  if (!turned) throw new Error('an alert expected')
  const restored = (b: Parameters<typeof group>[1], over = {}) => {
    const watch = createWatch(rules)
    watch.setGroup(group('a', [camp(1)]))
    watch.setGroup(group('b', b, over))
    watch.restore([turned.alert], reports.slice(-2), at(12))
    return told(watch.run([], at(13)))
  }
  expect(restored([camp(2)], { status: 'closed' })).toEqual(['groupClosed danger'])
  expect(restored([camp(1)])).toEqual(['noLongerOpposing danger'])
  expect(restored([camp(2)])).toEqual([])
})

it('[AL6] what is told when contact is lost are the last places and their ages now, not those of the raise', () => {
  const reports = drive((s) => -900 + s, 100, 1)
  for (let s = 110; s <= 500; s += 10) reports.push(heard('b', 0, s, { speedMps: 0 }))
  const lost = play(opposing(), reports, 500).find((it) => it.turn === 'lostContact')
  expect(lost).toMatchObject({ at: at(401), certainty: 'unknown' })
  if (lost?.evidence.kind !== 'encounter') throw new Error('an encounter expected')
  const [a, b] = lost.evidence.sides
  expect([a.freshness, a.ageS, b.freshness, b.ageS]).toEqual(['lost', 301, 'fresh', 1])
  expect(a.position.lon).toBeCloseTo(heard('a', -800, 0).report.lon, 9)
})

it('[PX5] a gap that a person closed is not raised again until the group was heard; its last place stays', () => {
  const watch = opposing()
  expect(told(play(watch, [heard('a', 0, 0)], 310))).toEqual(['raised coverageGap'])
  watch.release('coverageGap', [group('a', []).id])
  expect(told(watch.run([], at(2_000)))).toEqual([])
  expect(watch.latest(at(2_000)).positions).toMatchObject([{ freshness: 'lost' }])
  expect(told(watch.run([heard('a', 0, 2_001)], at(3_000)))).toEqual(['cleared coverageGap', 'raised coverageGap'])
})

it('[PX5] an encounter that a person closed is raised anew when the lost group is heard again in range', () => {
  const watch = opposing()
  play(watch, [heard('a', -900, 0), heard('b', 0, 0)], 310)
  watch.release('encounter', [group('a', []).id, group('b', []).id])
  expect(told(watch.run([heard('b', 0, 400), heard('a', -900, 401)], at(402)))).toContain('raised danger')
})

it('[PX5] a phone that claims an absurd speed cannot reach the whole province', () => {
  const reports = [heard('a', -60_000, 0, { speedMps: 900, courseDeg: 90 })]
  for (let s = 0; s <= 300; s += 10) reports.push(heard('b', 0, s, { speedMps: 0 }))
  expect(told(play(opposing(), reports, 290)).filter((it) => it.endsWith('danger'))).toEqual([])
})

it('[PX2] a group with several trackers is where any of them is', () => {
  const reports = [heard('b', 0, 0), heard('a', -50_000, 1, {}, 'a-1'), heard('a', -900, 2, {}, 'a-2')]
  expect(told(play(opposing(), reports, 3))).toEqual(['raised danger'])
})

it('a tracker that was taken away speaks no more, nor does what of it still waits', () => {
  const watch = opposing()
  play(watch, [heard('b', 0, 0), heard('a', -900, 1)], 2)
  watch.unassign(heard('a', 0, 0).deviceId)
  expect(told(watch.run([heard('a', -900, 3)], at(5)))).toEqual(['lostContact danger'])
  expect(watch.latest(at(5)).positions).toHaveLength(1)
})

it('[PX7] the gravest first, then by subjects, within an instant', () => {
  const watch = createWatch(rules)
  for (const [id, no] of [
    ['d', 2],
    ['c', 1],
    ['b', 2],
    ['a', 1],
  ] as const)
    watch.setGroup(group(id, [camp(no)]))
  const all = [heard('a', 0, 1), heard('b', 2_000, 1), heard('c', 2_100, 1), heard('d', 2_900, 1)]
  const again = all.map((it) => ({ ...it, report: heard(it.groupId, 0, 2).report, deviceId: it.deviceId }))
  const found = watch.run([...all, ...again], past(2)).map((it) => `${it.at - at(0)} ${it.subjects.join('~')}`)
  expect(found).toEqual(['1000 b~c', '1000 c~d', '2000 a~b', '2000 a~d'])
})

it('a long silence is cheap, and a clock that was set back does not silence the watch', () => {
  const watch = opposing()
  play(
    watch,
    drive(() => -900, 10),
    10,
  )
  const YEAR_S = 31_557_600
  expect(told(watch.run([], at(YEAR_S))).toSorted()).toEqual([
    'certaintyChanged danger',
    'lostContact danger',
    'raised coverageGap',
    'raised coverageGap',
  ])
  expect(told(watch.run([heard('a', -900, 3_600), heard('b', 0, 3_600)], past(3_600)))).toContain('heardAgain danger')
})

/** A random scene: groups of two camps wandering on the road, some silent for a while. */
const scene = fc.array(
  fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd'),
    eastM: fc.integer({ min: -6_000, max: 6_000 }),
    atMs: fc.integer({ min: 0, max: 1_800 }).map((halves) => halves * 500),
    speedMps: fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
  }),
  { maxLength: 60 },
)
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never
const reportsOf = (steps: Scene, rename = (id: string) => id): Heard[] =>
  steps
    .toSorted((x, y) => x.atMs - y.atMs)
    .map((it) => heard(it.who, it.eastM, it.atMs / 1_000, { speedMps: it.speedMps, courseDeg: 90 }, rename(it.who)))
const watchOf = (campOf: (id: string) => number) => {
  const watch = createWatch(rules)
  for (const id of ['a', 'b', 'c', 'd']) watch.setGroup(group(id, [camp(campOf(id))]))
  return watch
}
const mixed = (id: string): number => (id === 'a' || id === 'c' ? 1 : 2)

it('[PX7] the same reports and clock give the same findings, however they were batched', () => {
  const cut = fc.record({ ms: fc.integer({ min: 1, max: 900 }), early: fc.boolean() })
  fc.assert(
    fc.property(scene, fc.array(cut, { maxLength: 20 }), (steps, cuts) => {
      const reports = reportsOf(steps)
      const whole = watchOf(mixed).run(reports, past(1_000))
      const piecewise = watchOf(mixed)
      let rest = reports
      const pieces = cuts
        .toSorted((x, y) => x.ms - y.ms)
        .flatMap(({ ms, early }) => {
          // A run may come in the middle of an instant: some of its reports are there, some are not.
          const due = rest.filter((it) => it.report.receivedAt < at(ms) || (early && it.report.receivedAt === at(ms)))
          rest = rest.filter((it) => !due.includes(it))
          return piecewise.run(due, at(ms))
        })
      expect([...pieces, ...piecewise.run(rest, past(1_000))]).toEqual(whole)
    }),
    { numRuns: 120, seed: 71 },
  )
})

it('[PX7] an instant that a run cuts in two is still judged as one', () => {
  const split = opposing()
  const first = split.run([heard('b', 0, 0), heard('a', -900, 3)], at(3))
  const then = split.run([heard('b', 5_000, 3)], past(3))
  expect([...first, ...then]).toEqual(
    opposing().run([heard('b', 0, 0), heard('a', -900, 3), heard('b', 5_000, 3)], past(3)),
  )
  expect(told(then)).toEqual([])
})

it('[PX3] what is passed over as far away changes nothing: silent groups are found the second they are in reach', () => {
  const wide = fc.array(
    fc.record({
      who: fc.constantFrom('a', 'b', 'c', 'd'),
      eastM: fc.integer({ min: -15_000, max: 15_000 }),
      atMs: fc.integer({ min: 0, max: 800_000 }),
      speedMps: fc.option(fc.double({ min: 0, max: 40, noNaN: true })),
    }),
    { minLength: 4, maxLength: 12 },
  )
  fc.assert(
    fc.property(wide, (steps) => {
      const reports = reportsOf(steps)
      // Two trackers in one place take no short cut, because their group is not one point.
      const twins = reportsOf(steps, (id) => `twin-${id}`)
      const turns = (heardOf: Heard[]) =>
        watchOf(mixed)
          .run(heardOf, past(1_500))
          .map((it) => [it.at, it.subjects, it.turn, it.certainty])
      expect(turns(reports)).toEqual(turns([...reports, ...twins]))
    }),
    { numRuns: 150, seed: 31 },
  )
})

it('[PX6] swapping camps or renaming trackers gives the same alerts', () => {
  fc.assert(
    fc.property(scene, (steps) => {
      const plain = told(watchOf(mixed).run(reportsOf(steps), past(1_000)))
      expect(told(watchOf((id) => 3 - mixed(id)).run(reportsOf(steps), past(1_000)))).toEqual(plain)
      expect(
        told(
          watchOf(mixed).run(
            reportsOf(steps, (id) => `zz-${id}`),
            at(1_000),
          ),
        ),
      ).toEqual(plain)
    }),
    { numRuns: 100, seed: 61 },
  )
})

it('[PX8] NaN and Infinity never leave', () => {
  fc.assert(
    fc.property(scene, (steps) => {
      const watch = watchOf(mixed)
      const text = JSON.stringify(
        [watch.run(reportsOf(steps), past(1_000)), watch.latest(at(1_000))],
        (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT A NUMBER' : value),
      )
      expect(text).not.toContain('NOT A NUMBER')
    }),
    { numRuns: 100, seed: 81 },
  )
})

it('[PX5] a pair that is in doubt is there once, also when one of several trackers is taken away', () => {
  const watch = opposing()
  const both = [heard('a', 5_000, 0), heard('a', 5_000, 0, {}, 'a-2')]
  // b falls silent, so that its pair is looked at again and again.
  const reports = [0, 5, 10, 15, 20, 25, 60, 90].flatMap((s) => [
    ...both.map(({ deviceId }) => heard('a', 5_000, s, {}, deviceId)),
    ...(s < 20 ? [heard('b', 0, s)] : []),
  ])
  expect(told(encounters(play(watch, reports, 95)))).toEqual(['raised watch', 'certaintyChanged watch'])
  watch.unassign(DeviceId.parse('a-2'))
  watch.run([], past(96))
  expect(watch.latest(at(96)).readings).toHaveLength(1)
})
