import {
  type Delivery,
  DeliveryId,
  type Notification,
  type NotifyChannel,
  PushId,
  USUAL_RULE,
} from '@jaga-jarak/shared/notify.ts'
import { epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import type { DeliveryRow, PushRow } from '../notify-ports.ts'
import { AWKWARD, after, aSession, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'

/** The example of RFC 8291. */
const KEYS = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}
const idOf = (n: number): DeliveryId => DeliveryId.parse(`ntf-${String(n).padStart(40, '0')}`)
export const aDeliveryRow = (n: number, some: Partial<Delivery> = {}): DeliveryRow => {
  const id = idOf(n)
  const notification: Notification = {
    ...{ format: 1, id, occasion: 'test', operation: 'Operasi', exercise: false },
    ...{ title: 'Uji', text: AWKWARD.trim(), link: null, alert: null },
  }
  const delivery: Delivery = {
    ...{ id, channel: 'webhook', target: 'x.example', personId: null, occasion: 'test', alertId: null, title: 'Uji' },
    retriedAt: null,
    ...{ state: 'waiting', attempts: 0, at: after(n), nextAt: after(n), settledAt: null, fault: null },
    ...some,
  }
  return { delivery, notification, urgency: 0 }
}
export const aPushRow = (n: number, personId: string, session = 'none'): PushRow => ({
  ...{ id: PushId.parse(`psh-${String(n).padStart(40, '0')}`), personId, agent: AWKWARD, since: after(-n) },
  ...{ sessionId: aSession(session).id, until: after(3_600) },
  ...{ rule: USUAL_RULE, address: { endpoint: `https://push.example/${n}`, keys: KEYS } },
})

/** What is told outside of the house is forgotten by nobody, and told once. */
export function notifyContract(here: () => Opened): void {
  const due = async (channel: NotifyChannel, at = after(99)) =>
    (await here().store.read.dueDeliveries(channel, at, 9)).map(({ delivery }) => delivery.id)

  it('begins where the log stands, and the cursor goes no way but with the deliveries', async () => {
    const { store } = here()
    expect(await store.read.deliveryCursor()).toBe(0)
    const failing = store.write(async (tx) => {
      await tx.addDeliveries([aDeliveryRow(1)])
      await tx.saveDeliveryCursor(seq(7))
      throw new Error('died')
    })
    await expect(failing).rejects.toThrow('died')
    expect([await store.read.deliveryCursor(), await due('webhook')]).toEqual([0, []])
    await store.write(async (tx) => {
      await tx.addDeliveries([aDeliveryRow(1)])
      await tx.saveDeliveryCursor(seq(7))
    })
    expect([await store.read.deliveryCursor(), await due('webhook')]).toEqual([7, [idOf(1)]])
  })

  it('a delivery that is there is left as it is', async () => {
    const { store } = here()
    await store.write((tx) => tx.addDeliveries([aDeliveryRow(1)]))
    const sent = { ...aDeliveryRow(1).delivery, state: 'sent' as const, nextAt: null, settledAt: after(2) }
    await store.write((tx) => tx.saveDelivery(sent))
    await store.write((tx) => tx.addDeliveries([aDeliveryRow(1), aDeliveryRow(2)]))
    expect(await due('webhook')).toEqual([idOf(2)])
    expect(await store.read.delivery(idOf(1))).toEqual({ ...aDeliveryRow(1), delivery: sent })
    expect(await store.read.delivery(idOf(3))).toBeUndefined()
  })

  it('finds what is due, of one channel, the most urgent first, then the oldest', async () => {
    const { store } = here()
    const rows = [
      ...[
        aDeliveryRow(3, { nextAt: after(1) }),
        aDeliveryRow(1, { nextAt: after(5) }),
        aDeliveryRow(2, { nextAt: after(6) }),
      ],
      ...[
        aDeliveryRow(4, { channel: 'email' }),
        { ...aDeliveryRow(6, { target: 'y.example', nextAt: after(2) }), urgency: -1 },
        aDeliveryRow(5, { state: 'dead', nextAt: null, settledAt: after(5) }),
      ],
    ]
    await store.write((tx) => tx.addDeliveries(rows))
    expect(await due('webhook', after(5))).toEqual([6, 1, 3].map(idOf))
    const but = await store.read.dueDeliveries('webhook', after(5), 9, ['x.example'])
    expect(but.map(({ delivery }) => delivery.id)).toEqual([idOf(6)])
    expect(await due('email')).toEqual([idOf(4)])
    expect(await store.read.dueDeliveries('webhook', after(99), 1)).toHaveLength(1)
  })

  it('lists the newest first, counts by channel, and forgets what was settled long ago', async () => {
    const { store } = here()
    const sent = { state: 'sent' as const, nextAt: null }
    await store.write((tx) =>
      tx.addDeliveries([
        ...[aDeliveryRow(1, { ...sent, settledAt: after(1) }), aDeliveryRow(2, { ...sent, settledAt: after(20) })],
        ...[aDeliveryRow(3, { state: 'dead', nextAt: null, settledAt: after(3) }), aDeliveryRow(4)],
      ]),
    )
    expect((await store.read.deliveries(null, 3)).map(({ id }) => id)).toEqual([4, 3, 2].map(idOf))
    expect((await store.read.deliveries('dead', 9)).map(({ id }) => id)).toEqual([idOf(3)])
    expect(await store.read.deliveryTallies()).toEqual([
      { channel: 'webhook', waiting: 1, dead: 1, lastSentAt: after(20) },
    ])
    await store.write((tx) => tx.removeDeliveries(after(10)))
    expect((await store.read.deliveries(null, 9)).map(({ id }) => id)).toEqual([4, 2].map(idOf))
  })

  it('keeps a thousand at once', async () => {
    const { store } = here()
    const many = Array.from({ length: 2_500 }, (_, n) => aDeliveryRow(n, { at: epochMs(T0) }))
    await store.write((tx) => tx.addDeliveries(many))
    expect(await store.read.deliveryTallies()).toMatchObject([{ waiting: 2_500 }])
  })

  it('keeps the rule of each channel and the browsers of each person, the oldest first', async () => {
    const { store } = here()
    const row = { channel: 'email' as const, rule: USUAL_RULE, version: 1 }
    const changed = { ...row, rule: { ...USUAL_RULE, quiet: { fromMin: 1, untilMin: 2 } }, version: 2 }
    await store.write((tx) => tx.saveNotifyRule(row))
    await store.write((tx) => tx.saveNotifyRule(changed))
    expect(await store.read.notifyRules()).toEqual([changed])

    const [one, two, other] = [aPushRow(1, 'usr-1'), aPushRow(2, 'usr-1'), aPushRow(3, 'usr-2')]
    await store.write(async (tx) => {
      for (const it of [one, two, other]) await tx.savePush(it)
    })
    expect(await store.read.pushes()).toEqual([other, two, one])
    const moved = { ...one, personId: 'usr-2' }
    await store.write((tx) => tx.savePush(moved))
    expect(await store.read.push(one.id)).toEqual(moved)
    await store.write((tx) => tx.removePushesOf('usr-2'))
    expect(await store.read.pushes()).toEqual([two])
    await store.write((tx) => tx.removePush(two.id))
    expect(await store.read.push(two.id)).toBeUndefined()
  })

  it('a browser is told no longer than its session lasts, however that ends', async () => {
    const { store } = here()
    const names = ['out', 'of-person', 'beside', 'due', 'stays']
    const pushes = names.map((name, n) => aPushRow(n, 'usr-1', name))
    const left = async (): Promise<string[]> => {
      const ids = new Set((await store.read.pushes()).map(({ id }) => id))
      return names.filter((_, n) => pushes.some((it, i) => i === n && ids.has(it.id)))
    }
    await store.write(async (tx) => {
      for (const name of names) {
        const personId = name === 'stays' || name === 'due' ? 'usr-2' : 'usr-1'
        await tx.addSession(aSession(name, { personId, ...(name === 'due' ? { expiresAt: T0 } : {}) }))
      }
      for (const it of pushes) await tx.savePush(it)
    })
    expect(await left()).toEqual(names)
    await store.write((tx) => tx.endSession(aSession('out').id))
    expect(await left()).toEqual(['of-person', 'beside', 'due', 'stays'])
    await store.write((tx) => tx.endSessionsOfPerson('usr-1', aSession('beside').id))
    expect(await left()).toEqual(['beside', 'due', 'stays'])
    await store.write((tx) => tx.endSessionsOfPerson('usr-1'))
    expect(await left()).toEqual(['due', 'stays'])
    await store.write((tx) => tx.endSessionsExpiredBy(epochMs(T0)))
    expect(await left()).toEqual(['stays'])
  })
}
