import { RallyId } from '@jaga-jarak/shared/primitives.ts'
import { RallyDraft, RallyPhase } from '@jaga-jarak/shared/rally.ts'
import { expect, it } from 'vitest'
import { changeRally, moveRally, planRally } from './rally.ts'
import { at, camp } from './watch-scene.ts'

const draft = RallyDraft.parse({
  kind: 'openRally',
  camps: [camp(1)],
  venue: { name: 'Lapangan', position: { lon: 117.5, lat: 0.5 } },
  from: at(0),
  until: at(3_600),
  headcount: 5_000,
})
const planned = planRally(RallyId.parse('r'), draft, null)

it('walks from planned to ended and pushes its version', () => {
  let rally = planned
  for (const phase of ['mustering', 'enRoute', 'underway', 'dispersing', 'ended'] as const) {
    const next = moveRally(rally, { phase, version: rally.version })
    if ('refused' in next) throw new Error(next.refused)
    rally = next
  }
  expect(rally).toMatchObject({ phase: 'ended', version: 6 })
})

it('ended and cancelled are final, for moves and for changes', () => {
  for (const over of ['ended', 'cancelled'] as const) {
    for (const phase of RallyPhase.options) {
      expect(moveRally({ ...planned, phase: over }, { phase, version: 1 })).toMatchObject({ refused: 'wrongStep' })
    }
    expect(changeRally({ ...planned, phase: over }, { ...draft, version: 1 }, null)).toMatchObject({
      refused: 'alreadyClosed',
    })
  }
})

it('[IN3] a second planner never overwrites silently', () => {
  const changed = changeRally(planned, { ...draft, headcount: 9, version: 1 }, null)
  expect(changed).toMatchObject({ headcount: 9, version: 2 })
  if ('refused' in changed) throw new Error(changed.refused)
  expect(changeRally(changed, { ...draft, version: 1 }, null)).toEqual({
    refused: 'changedMeanwhile',
    current: changed,
  })
})

it('a rally must end after it starts', () => {
  expect(RallyDraft.safeParse({ ...draft, until: draft.from }).success).toBe(false)
})
