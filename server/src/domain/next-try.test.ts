import { type Delivery, DeliveryId } from '@jaga-jarak/shared/notify.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { ATTEMPTS_MOST, afterFailure, waitMs } from './next-try.ts'

const NOW = epochMs(1_000_000)
const delivery = (attempts: number): Delivery => ({
  ...{ id: DeliveryId.parse(`ntf-${'0'.repeat(40)}`), channel: 'webhook', target: 'x', personId: null },
  ...{ occasion: 'raised', alertId: null, title: 'x', state: 'waiting', attempts, at: NOW, nextAt: NOW },
  ...{ settledAt: null, retriedAt: null, fault: null },
})
const failure = { what: 'failing', status: 500, retryAfterMs: null, isFinal: false } as const

it('waits twice as long after each attempt, a quarter more or less, a quarter of an hour at most', () => {
  expect([1, 2, 3, 4].map((attempts) => waitMs(attempts, 0.5))).toEqual([5_000, 10_000, 20_000, 40_000])
  expect([waitMs(1, 0), waitMs(1, 0.999_999)]).toEqual([3_750, 6_250])
  expect(waitMs(40, 0.5)).toBe(900_000)
})

it('is tried for about an hour, then given up', () => {
  const waits = Array.from({ length: ATTEMPTS_MOST - 1 }, (_, n) => waitMs(n + 1, 0.5))
  const sum = waits.reduce((all, ms) => all + ms, 0)
  expect([sum > 3_600_000, sum < 7_200_000]).toEqual([true, true])
  expect(afterFailure(delivery(ATTEMPTS_MOST - 1), failure, NOW, 0.5).state).toBe('waiting')
  const dead = afterFailure(delivery(ATTEMPTS_MOST), failure, NOW, 0.5)
  expect(dead).toMatchObject({ state: 'dead', nextAt: null, settledAt: NOW, fault: { what: 'failing', status: 500 } })
})

it('waits as long as the other side asks, an hour at most, and never shorter than by itself', () => {
  const nextAt = (retryAfterMs: number, attempts = 1) =>
    (afterFailure(delivery(attempts), { ...failure, retryAfterMs }, NOW, 0.5).nextAt ?? 0) - NOW
  expect([nextAt(60_000), nextAt(1), nextAt(9e9)]).toEqual([60_000, 5_000, 3_600_000])
})

it('what trying again cannot help is given up at once', () => {
  const gone = afterFailure(delivery(1), { ...failure, what: 'gone', isFinal: true }, NOW, 0.5)
  expect(gone).toMatchObject({ state: 'dead', fault: { what: 'gone' } })
})
