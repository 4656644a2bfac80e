import type { SystemHealth } from '@jaga-jarak/shared/api.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { concernsOf } from './concerns-of.ts'

const well: SystemHealth = {
  ...{ version: '1', upMs: 1_000, store: 'sqlite', head: seq(7), lateMs: 3, screens: 2 },
  ...{ devices: 4, devicesHeard: 0, feedLagMs: 80, lostPoints: 0 },
}
const attentive = (some: Partial<SystemHealth>, liveRallies = 0): string[] =>
  concernsOf({ ...well, ...some }, liveRallies)

it('a quiet night with no tracker on needs nobody', () => {
  expect(attentive({})).toEqual([])
})

it('each that is not as it should be is named', () => {
  expect(attentive({ lateMs: 201 })).toEqual(['late'])
  expect(attentive({ feedLagMs: 3_001 })).toEqual(['feed'])
  expect(attentive({ feedLagMs: null })).toEqual(['feed'])
  expect(attentive({ lostPoints: 1 })).toEqual(['lost'])
})

it('[AL1] while a rally is live somebody has to be heard', () => {
  expect(attentive({}, 1)).toEqual(['devices'])
  expect(attentive({ devicesHeard: 1 }, 1)).toEqual([])
})
