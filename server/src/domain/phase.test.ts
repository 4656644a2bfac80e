import type { Phase } from '@jaga-jarak/shared/phase.ts'
import { ContestId, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { phaseOf } from './phase.ts'

const span = (phase: Phase, from: number, until: number | null) => ({
  phase,
  from: epochMs(from),
  until: until === null ? null : epochMs(until),
})
const contest = {
  id: ContestId.parse('kutai-kartanegara'),
  calendar: [
    span('campaign', 100, 200),
    span('voting', 200, 210),
    span('resultDispute', 210, 300),
    span('campaign', 300, 400),
    span('settled', 400, null),
  ],
}
const at = (now: number) => phaseOf(contest, epochMs(now))

it('[PH1] spans are half-open: the first instant belongs to the new phase', () => {
  expect(at(199).phase).toBe('campaign')
  expect(at(200).phase).toBe('voting')
})

it('[PH1] a re-vote re-opens a phase', () => {
  expect(at(250)).toEqual({ contestId: contest.id, phase: 'resultDispute', next: { phase: 'campaign', from: 300 } })
  expect(at(300).phase).toBe('campaign')
})

it('before the calendar there is no phase, after it the last one stays', () => {
  expect(at(99)).toEqual({ contestId: contest.id, phase: null, next: { phase: 'campaign', from: 100 } })
  expect(at(1e9)).toEqual({ contestId: contest.id, phase: 'settled', next: null })
})
