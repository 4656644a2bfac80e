import fc from 'fast-check'
import { expect, it } from 'vitest'
import { turnAlert } from './alert.ts'
import { createWatch, type Heard } from './watch.ts'
import { at, camp, group, heard, play, rules, told } from './watch-scene.ts'

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
    reports.push(heard('a', eastM(s), s, { speedMps, courseDeg: 90 }), heard('b', 0, s, { speedMps: 0 }))
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
  expect(told(play(opposing(), there, 1_300))).toEqual([
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

it('[PX4] wobble on a border never re-raises: two hours of 30 m noise on two standing groups', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: -30, max: 30, noNaN: true })), (noise) => {
      const next = () => Number(noise.next().value)
      const reports: Heard[] = []
      for (let s = 0; s <= 7_200; s += 10) reports.push(heard('a', -1_000 + next(), s), heard('b', next(), s))
      const turns = told(opposing().run(reports, at(7_200)))
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
  expect(told(watch.run([], at(4_000)))).toEqual([])
})

it('[AL1] closing a group or taking away the opposition ends the encounter, and says why', () => {
  const closed = opposing()
  play(
    closed,
    drive(() => -900, 10),
    10,
  )
  closed.setGroup(group('a', [camp(1)], { status: 'closed' }))
  expect(told(closed.run([], at(11)))).toEqual(['groupClosed danger'])
  const same = opposing()
  play(
    same,
    drive(() => -900, 10),
    10,
  )
  same.setGroup(group('a', [camp(2)]))
  expect(told(same.run([], at(11)))).toEqual(['noLongerOpposing danger'])
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
  const [finding] = before.run(reports, at(10))
  if (!finding) throw new Error('a finding expected')
  const turned = turnAlert(undefined, finding, null)
  if (!turned) throw new Error('an alert expected')
  const after = opposing()
  after.restore([turned.alert], reports.slice(-2), at(12))
  expect(told(after.run([heard('a', -900, 15), heard('b', 0, 15)], at(15)))).toEqual([])
  expect(after.latest(at(15)).readings).toHaveLength(1)
})

/** A random scene: groups of two camps wandering on the road, some silent for a while. */
const scene = fc.array(
  fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd'),
    eastM: fc.integer({ min: -6_000, max: 6_000 }),
    atMs: fc.integer({ min: 0, max: 900_000 }),
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
  fc.assert(
    fc.property(scene, fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 20 }), (steps, cuts) => {
      const reports = reportsOf(steps)
      const whole = watchOf(mixed).run(reports, at(1_000))
      const piecewise = watchOf(mixed)
      const ends = [...cuts.map((ms) => at(ms / 1_000)).sort((x, y) => x - y), at(1_000)]
      let from = Number.NEGATIVE_INFINITY
      const pieces = ends.flatMap((end) => {
        const due = reports.filter((it) => it.report.receivedAt > from && it.report.receivedAt <= end)
        from = end
        return piecewise.run(due, end)
      })
      expect(pieces).toEqual(whole)
    }),
    { numRuns: 150, seed: 71 },
  )
})

it('[PX6] swapping camps or renaming trackers gives the same alerts', () => {
  fc.assert(
    fc.property(scene, (steps) => {
      const plain = told(watchOf(mixed).run(reportsOf(steps), at(1_000)))
      expect(told(watchOf((id) => 3 - mixed(id)).run(reportsOf(steps), at(1_000)))).toEqual(plain)
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
        [watch.run(reportsOf(steps), at(1_000)), watch.latest(at(1_000))],
        (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT A NUMBER' : value),
      )
      expect(text).not.toContain('NOT A NUMBER')
    }),
    { numRuns: 100, seed: 81 },
  )
})
