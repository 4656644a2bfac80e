import { OrderDraft } from '@jaga-jarak/shared/order.ts'
import { OrderId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import { expect, it } from 'vitest'
import { endOrder, giveOrder } from './order.ts'
import { at, ground, T0 } from './watch-scene.ts'

const DAY_S = 86_400
const LIMITS = { watchM: 15_000, warningM: 5_000, dangerM: 2_000 }
const draft = (over: object = {}) =>
  OrderDraft.parse({ kind: 'limits', limits: LIMITS, until: T0 + 3_600_000, reason: 'Isu di lapangan', ...over })
const give = (over: object = {}) => giveOrder(OrderId.parse('ord-1'), draft(over), ground(), 'komandan', at(0))

it('[PX11] an order names who, from when, until when and why', () => {
  expect(give()).toMatchObject({
    from: at(0),
    until: at(3_600),
    by: 'komandan',
    reason: 'Isu di lapangan',
    region: null,
  })
})

it.each([
  [{ until: T0 }, 'wrongTime'],
  [{ until: T0 + 91 * DAY_S * 1_000 }, 'wrongTime'],
  [{ contestId: 'nowhere' }, 'unknownContest'],
  [{ region: '64.99' }, 'unknownRegion'],
  [{ kind: 'phase', contestId: 'nowhere', phase: 'voting' }, 'unknownContest'],
])('[PX11] [PH6] refuses %j as %s', (over, refused) => {
  expect(give(over)).toMatchObject({ refused })
})

it('[PX11] limits that are not in order, or without a reason, are no order', () => {
  expect(OrderDraft.safeParse({ ...draft(), limits: { ...LIMITS, dangerM: 6_000 } }).success).toBe(false)
  expect(OrderDraft.safeParse({ ...draft(), limits: { ...LIMITS, dangerM: 0 } }).success).toBe(false)
  expect(OrderDraft.safeParse({ ...draft(), reason: ' ' }).success).toBe(false)
})

it('[IN3] an order ends once, by who saw it as it is', () => {
  const order = give()
  if (isRefused(order)) throw new Error('an order expected')
  expect(endOrder(order, { version: 2 }, at(60))).toMatchObject({ refused: 'changedMeanwhile', current: order })
  const ended = endOrder(order, { version: 1 }, at(60))
  expect(ended).toMatchObject({ until: at(60), version: 2 })
  if (isRefused(ended)) throw new Error('an order expected')
  expect(endOrder(ended, { version: 2 }, at(61))).toMatchObject({ refused: 'alreadyClosed' })
})
