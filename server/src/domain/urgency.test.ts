import type { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Notification, NotifyOccasion } from '@jaga-jarak/shared/notify.ts'
import { expect, it } from 'vitest'
import { urgencyOf } from './urgency.ts'

const of = (occasion: NotifyOccasion, severity: Severity): number =>
  urgencyOf({ occasion, alert: { severity } as NonNullable<Notification['alert']> })

it('[AL5] the gravest goes first, of those what nobody answered, and a test only after danger', () => {
  const inOrder = [
    ...[of('escalated', 'extreme'), of('raised', 'extreme'), of('escalated', 'severe'), of('worsened', 'severe')],
    ...[of('reminded', 'moderate'), of('raised', 'moderate'), of('raised', 'minor')],
  ]
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
  expect(new Set(inOrder).size).toBe(inOrder.length)
  const test = urgencyOf({ occasion: 'test', alert: null })
  expect([test > of('raised', 'extreme'), test < of('reminded', 'moderate')]).toEqual([true, true])
})
