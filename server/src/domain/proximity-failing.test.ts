import { expect, it } from 'vitest'
import { at, keyOf, REACH_M } from './field-in-test.ts'
import { asked, ProximityField } from './proximity-field.ts'

/** A judge that fails when told to, and answers otherwise. */
function failing(answer: () => void) {
  const judged: string[] = []
  let fails = false
  const field = new ProximityField(REACH_M, (a, b) => {
    if (fails) {
      fails = false
      throw new Error('no answer')
    }
    judged.push(keyOf(a, b))
    answer()
  })
  const failNext = (): void => {
    fails = true
  }
  return { field, judged, failNext }
}

it('of whom the judge cannot say holds up nobody else', () => {
  const judged = new Set<string>()
  let isBroken = true
  const field = new ProximityField(REACH_M, (a, b) => {
    if (isBroken && Math.min(a, b) === 0) throw new Error('no answer')
    judged.add(keyOf(a, b))
  })
  // Each pair by itself, all in one region.
  for (let slot = 0; slot < 8; slot++) {
    field.setSides(slot, [{ contest: slot >> 1, camp: slot % 2 }])
    field.move(slot, at(117 + slot / 1_000, 0))
  }
  for (let i = 0; i < 3; i++) {
    try {
      field.settle()
    } catch (error) {
      expect(error).toEqual(new Error('no answer'))
    }
  }
  expect([...judged].toSorted()).toEqual(['2,3', '4,5', '6,7'])
  isBroken = false
  for (const slot of [0, 1]) field.move(slot, at(117 + slot / 1_000, 0.000_1))
  field.settle()
  expect(judged).toContain('0,1')
})

it('whom the judge could not say about in the middle of a search, and those it had not come to, are asked about next', () => {
  const judged = new Set<string>()
  let isBroken = true
  const field = new ProximityField(REACH_M, (a, b) => {
    if (isBroken) throw new Error('no answer')
    judged.add(keyOf(a, b))
    asked.slackM = Number.NaN
  })
  // One on one side, who is told last, and twenty on the other.
  for (let slot = 0; slot <= 20; slot++) {
    field.setSides(slot, [{ contest: 0, camp: slot === 20 ? 1 : 0 }])
    field.move(slot, at(117 + slot / 1_000, 0))
    if (slot < 20) field.settle()
  }
  expect(() => field.settle()).toThrow('no answer')
  isBroken = false
  for (let i = 1; i <= 2; i++) {
    judged.clear()
    field.move(20, at(117.02, i * 1e-7))
    field.settle()
    // No number is no word to wait for: it is asked again at the next move.
    expect(judged.size).toBe(20)
  }
})

it('when judging all of one has failed, all of it is judged at the next move of either', () => {
  const { field, judged, failNext } = failing(() => {
    asked.slackM = Number.POSITIVE_INFINITY
  })
  for (const slot of [0, 1, 2]) {
    field.setSides(slot, [{ contest: 0, camp: slot === 0 ? 0 : 1 }])
    field.move(slot, at(117 + slot / 1_000, 0))
  }
  field.settle()
  for (const mover of [0, 1]) {
    field.judgeAll(0)
    failNext()
    expect(() => field.settle()).toThrow('no answer')
    judged.length = 0
    field.move(mover, at(117.0005, mover * 1e-6))
    field.settle()
    expect(judged.toSorted()).toEqual(mover === 0 ? ['0,1', '0,2'] : ['0,1'])
  }
})

it('whoever has leapt is found where it is, also when judging it has failed', () => {
  const { field, judged, failNext } = failing(() => {
    asked.bits = 1
  })
  for (const slot of [0, 1, 2]) field.setSides(slot, [{ contest: 0, camp: slot === 0 ? 0 : 1 }])
  field.move(0, at(117, 0))
  field.move(1, at(118, 0))
  field.move(2, at(117.05, 0))
  field.settle()
  failNext()
  field.move(0, at(117.99, 0))
  expect(() => field.settle()).toThrow('no answer')
  judged.length = 0
  // Far enough to search.
  field.move(1, at(118.02, 0))
  field.settle()
  expect(judged).toContain('0,1')
})
