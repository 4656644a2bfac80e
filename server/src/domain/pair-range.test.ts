import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decisiveLimitsOf } from './bands.ts'
import { settledSlackM } from './encounter.ts'
import { GroupState, newGroupRows } from './group-state.ts'
import { refresh, setFootprint, takeIn } from './heard-groups.ts'
import { newMemberRows } from './member.ts'
import { about, rangeAbout, rangeBetween } from './pair-range.ts'
import { camp, driven, group, LIMITS, past } from './watch-scene.ts'

const UNTIL_S = 600
/** About 8 degrees south. */
const SOUTH_M = -885_000

/** Winds its way along, so that many of its segments are about as near to the other. */
const drive = fc.record({
  x: fc.integer({ min: -6_000, max: 6_000 }),
  y: fc.integer({ min: -6_000, max: 6_000 }).map((y) => y + SOUTH_M),
  course: fc.double({ min: 0, max: 6.28, noNaN: true }),
  bendM: fc.integer({ min: 0, max: 400 }),
  lengthM: fc.constantFrom(0, 500, 6_000),
  radiusM: fc.constantFrom(0, 150),
  /** seconds behind the first that others drive, on their own road when that is 0 */
  others: fc.array(fc.constantFrom(0, 60, 300), { maxLength: 2 }),
})
type Drive = typeof drive extends fc.Arbitrary<infer D> ? D : never

function stateOf(
  id: string,
  ballotNumber: number,
  { x, y, course, bendM, lengthM, radiusM, others }: Drive,
): GroupState {
  const [east, north] = [Math.sin(course), Math.cos(course)]
  const way = (s: number): [number, number] => {
    const sideM = bendM * Math.sin(s / 30)
    return [x + 12 * s * east + sideM * north, y + 12 * s * north - sideM * east]
  }
  const state = new GroupState(group(id, [camp(ballotNumber)], { kind: 'convoy', lengthM, radiusM }), newGroupRows())
  const memberRows = newMemberRows()
  for (const it of driven(id, way, UNTIL_S, { everyS: 5 })) takeIn(state, it, memberRows)
  for (const [i, behindS] of others.entries()) {
    const offM = behindS === 0 ? 2_000 * (i + 1) : 0
    const its = (s: number): [number, number] => [way(s - behindS)[0] + offM, way(s - behindS)[1]]
    for (const it of driven(id, its, UNTIL_S, { everyS: 5, device: `${id}-${i + 2}` })) takeIn(state, it, memberRows)
  }
  refresh(state, past(UNTIL_S))
  setFootprint(state)
  return state
}

it('[PX2] [PX3] what is said about a range holds the range itself', () => {
  let apart = 0
  fc.assert(
    fc.property(drive, drive, (one, other) => {
      const [a, b] = [stateOf('a', 1, one), stateOf('b', 2, other)]
      expect(rangeAbout(a, b)).toBe(true)
      const { leastM, mostM } = about
      const rangeM = rangeBetween(a, b, past(UNTIL_S), [])?.rangeM ?? Number.NaN
      expect(leastM).toBeLessThanOrEqual(rangeM)
      expect(mostM).toBeGreaterThanOrEqual(rangeM)
      if (mostM > rangeM * 1.005) apart += 1
    }),
    { numRuns: 1_000, seed: 27 },
  )
  // Else it says no more than the range, and costs as much.
  expect(apart).toBeGreaterThan(10)
}, 60_000)

it('[PX4] nobody of whom it is said how far they may move is past a limit by then', () => {
  const decisiveM = decisiveLimitsOf(LIMITS)
  const level = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const)
  const metres = fc.double({ min: 0, max: 14_000, noNaN: true })
  fc.assert(
    fc.property(level, metres, metres, fc.double({ min: 0, max: 1, noNaN: true }), (its, one, other, part) => {
      const [leastM, mostM] = [Math.min(one, other), Math.max(one, other)]
      const slackM = settledSlackM(its, decisiveM, leastM, mostM)
      if (slackM <= 0) return
      // Wherever between the two it is, and whichever way it changes.
      const rangeM = leastM + part * (mostM - leastM)
      const [leave, enter] = [decisiveM[its * 2 - 1], decisiveM[its * 2]]
      if (its > 0) expect(rangeM + slackM).toBeLessThan(leave ?? Number.NaN)
      if (its < 3) expect(rangeM - slackM).toBeGreaterThan(enter ?? Number.NaN)
    }),
    { numRuns: 2_000, seed: 28 },
  )
})
