import fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import type { GroupState } from './group-state.ts'
import { contestsOpposed } from './opposition.ts'
import type { Heard } from './watch.ts'
import { camp, driven, ground, group, past } from './watch-scene.ts'

type Judge = (a: GroupState, b: GroupState) => void

/** Neighbours as anybody would write them first: each time everybody is judged against everybody. */
function createNaiveNeighbours(reachM: number, judge: Judge) {
  const all = new Set<GroupState>()
  const bits = new Map<GroupState, Map<GroupState, number>>()
  const kept = (a: GroupState, b: GroupState): number => bits.get(a)?.get(b) ?? 0
  const keep = (a: GroupState, b: GroupState, its: number): void => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      bits.set(one, (bits.get(one) ?? new Map()).set(other, its))
  }
  const opponents = (state: GroupState): GroupState[] =>
    [...all].filter((it) => it.members.length > 0 && contestsOpposed(state.group.camps, it.group.camps).length > 0)
  const judgeAll = (state: GroupState): void => {
    if (state.members.length === 0) return
    for (const other of opponents(state)) {
      asked.bits = kept(state, other)
      asked.gapM = Number.NaN
      judge(state, other)
      keep(state, other, asked.bits)
    }
  }
  const due = new Set<GroupState>()
  const judgeLater = (state: GroupState): void => void due.add(state)
  return {
    reachM,
    join: (state: GroupState): void => void all.add(state),
    leave(state: GroupState): void {
      all.delete(state)
      due.delete(state)
    },
    place: judgeLater,
    judgeAll: judgeLater,
    settle(): void {
      for (const state of due) judgeAll(state)
      due.clear()
    },
    keep,
    kept,
    eachKept(state: GroupState, visit: (other: GroupState, its: number) => void): void {
      for (const [other, its] of bits.get(state) ?? []) if (its !== 0) visit(other, its)
    },
    near: (state: GroupState, _: number, visit: (other: GroupState) => void): void => opponents(state).forEach(visit),
  }
}

vi.resetModules()
const { asked } = await import('./proximity-field.ts')
vi.doMock('./neighbours.ts', () => ({ createNeighbours: createNaiveNeighbours }))
const naive = await import('./watch.ts')
const naiveBook = await import('./rulebook.ts')
vi.doUnmock('./neighbours.ts')
vi.resetModules()
const ours = await import('./watch.ts')
const oursBook = await import('./rulebook.ts')
afterAll(() => vi.resetModules())

/** Drives straight on, turns off once, is silent for a while, leaps once; a crowd or a convoy with a second tracker. */
const drive = fc.record({
  x: fc.integer({ min: -14_000, max: 14_000 }),
  y: fc.integer({ min: -4_000, max: 4_000 }),
  vx: fc.integer({ min: -18, max: 18 }),
  vy: fc.integer({ min: -18, max: 18 }),
  turnS: fc.integer({ min: 50, max: 600 }),
  silent: fc.option(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 30, max: 500 })), { nil: null }),
  leap: fc.option(fc.tuple(fc.integer({ min: 100, max: 700 }), fc.constantFrom(-60_000, -12_000, 12_000, 60_000)), {
    nil: null,
  }),
  lengthM: fc.constantFrom(0, 0, 500, 4_000),
  radiusM: fc.constantFrom(0, 200),
  tailS: fc.option(fc.integer({ min: 20, max: 200 }), { nil: null }),
  camps: fc.constantFrom([1, 0], [2, 0], [1, 1], [0, 2], [2, 2]),
})
type Drive = typeof drive extends fc.Arbitrary<infer D> ? D : never
const UNTIL_S = 900

function reportsOf(drives: readonly Drive[]): Heard[] {
  const reports = drives.flatMap(({ x, y, vx, vy, turnS, silent, leap, tailS }, i) => {
    const way = (s: number): [number, number] => {
      const [alongX, alongY] =
        s <= turnS ? [vx * s, vy * s] : [vx * turnS - vy * (s - turnS), vy * turnS + vx * (s - turnS)]
      return [x + alongX, y + alongY]
    }
    const id = `g${i}`
    const head = driven(id, way, UNTIL_S, { everyS: 15, fromS: i })
    const tail =
      tailS === null
        ? []
        : driven(id, (s) => way(s - tailS), UNTIL_S, { everyS: 20, fromS: tailS, device: `${id}-tail` })
    const isHeard = ({ report }: Heard): boolean => {
      const s = (report.receivedAt - past(0)) / 1_000
      return silent === null || s < silent[0] || s > silent[0] + silent[1]
    }
    const leapt = (it: Heard): Heard => {
      const isAfter = leap !== null && (it.report.receivedAt - past(0)) / 1_000 >= leap[0]
      return isAfter ? { ...it, report: { ...it.report, lon: it.report.lon + leap[1] / 111_320 } } : it
    }
    return [...head, ...tail].filter(isHeard).map(leapt)
  })
  return reports.sort((a, b) => a.report.receivedAt - b.report.receivedAt)
}

const groupOf = ({ lengthM, radiusM, camps: [one = 0, other = 0] }: Drive, i: number) =>
  group(`g${i}`, [...(one > 0 ? [camp(one)] : []), ...(other > 0 ? [camp(other, 'berau')] : [])], {
    kind: lengthM > 0 ? 'convoy' : 'crowd',
    lengthM,
    radiusM,
  })

it('[PX3] [PX4] [PX5] [PX8] the watch finds what judging all pairs each time finds, on random scenes with convoys', () => {
  fc.assert(
    fc.property(fc.array(drive, { minLength: 2, maxLength: 4 }), (drives) => {
      const reports = reportsOf(drives)
      const [fast, slow] = [
        ours.createWatch(oursBook.createRulebook(ground())),
        naive.createWatch(naiveBook.createRulebook(ground())),
      ]
      for (const watch of [fast, slow]) for (const [i, it] of drives.entries()) watch.setGroup(groupOf(it, i))
      const [found, all] = [fast, slow].map((watch) =>
        watch.run(reports, past(UNTIL_S + 400)).map(({ kind, turn, at, subjects, certainty, evidence }) => ({
          kind,
          turn,
          at,
          subjects,
          certainty,
          band: 'band' in evidence ? evidence.band : null,
          rangeM: 'rangeM' in evidence ? Math.round(evidence.rangeM * 10) : null,
        })),
      )
      expect(found).toEqual(all)
    }),
    { numRuns: Number(process.env.ALL_PAIRS_RUNS ?? 400), seed: 1_117, endOnFailure: true },
  )
}, 600_000)
