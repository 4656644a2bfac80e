import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Delivery, DeliveryId, type NotifyOccasion } from '@jaga-jarak/shared/notify.ts'
import { alertId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeliveryRow } from '../notify-ports.ts'
import type { Store } from '../ports.ts'
import { openStore } from '../store/open-store.ts'
import { anAlert } from '../store/specimens.ts'
import { type Channel, notSetUp } from './channel.ts'
import { runOutbox } from './outbox.ts'
import { openSink, type Sink } from './sinks-in-test.ts'
import { webhook } from './webhook.ts'

const NOW = epochMs(Date.UTC(2024, 10, 23, 6))
const MINUTE_MS = 60_000

let folder: string
let store: Store
let hook: Sink
let now = NOW
beforeEach(async () => {
  now = NOW
  folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  store = await openStore({ sqliteFile: join(folder, 'store.sqlite') })
  hook = await openSink({ status: 204 })
})
afterEach(async () => {
  await store.close()
  await hook.shut()
  rmSync(folder, { recursive: true })
})

const wall = () => now
const outbox = (
  channel: Channel = webhook({ url: hook.origin, secret: 'x'.repeat(32) }, { wall, patienceMs: 1_000 }),
) => runOutbox(channel, { store, clock: { wall }, random: () => 0, leaseMs: MINUTE_MS, log: pino({ enabled: false }) })
const heard = (): string[] => hook.heard.map(({ headers }) => String(headers['jaga-jarak-delivery']))

let count = 0
function aDelivery(urgency: number, some: Partial<Delivery> = {}): DeliveryRow {
  const id = DeliveryId.parse(`ntf-${String(++count).padStart(40, '0')}`)
  const occasion: NotifyOccasion = some.occasion ?? 'raised'
  return {
    urgency,
    notification: {
      ...{ format: 1, id, occasion, operation: 'Operasi', exercise: false, title: 'Uji', text: 'Uji' },
      ...{ link: null, alert: null },
    },
    delivery: {
      ...{ id, channel: 'webhook', target: 'hook.example', personId: null, occasion, alertId: null, title: 'Uji' },
      ...{ state: 'waiting', attempts: 0, at: now, nextAt: now, settledAt: null, retriedAt: null, fault: null },
      ...some,
    },
  }
}
const many = (length: number, urgency: number, some: Partial<Delivery> = {}) =>
  Array.from({ length }, () => aDelivery(urgency, some))
const put = (rows: readonly DeliveryRow[]) => store.write((tx) => tx.addDeliveries(rows))
const idsOf = (rows: readonly DeliveryRow[]) => rows.map(({ delivery }) => delivery.id)
const standing = async ({ delivery }: DeliveryRow) => (await store.read.delivery(delivery.id))?.delivery

it('[AL5] the gravest goes out first, however long the rest has waited', async () => {
  const [calm, danger] = [many(10, 5, { at: epochMs(now - MINUTE_MS) }), many(8, 0)]
  await put([...calm, ...danger])
  const run = outbox()
  expect(await run()).toBe(true)
  expect(heard().toSorted()).toEqual(idsOf(danger))
  while (await run());
  expect(heard()).toHaveLength(18)
})

it('what was answered or is over meanwhile is not told as new; that nobody answered in time is', async () => {
  const id = (what: string) => alertId(`coverageGap:${what}@${NOW}`)
  const acknowledged = { by: 'usr-1', at: NOW, comment: '' } as never
  const alerts = [
    anAlert(id('g-1'), GroupId.parse('g-1'), { acknowledged }),
    anAlert(id('g-2'), GroupId.parse('g-2'), { cleared: { at: NOW, by: null, reason: 'left' } as never }),
    anAlert(id('g-3'), GroupId.parse('g-3')),
  ]
  const of = (occasion: NotifyOccasion) => alerts.map((it) => aDelivery(1, { alertId: it.id, occasion }))
  const [raised, worsened, escalated] = [of('raised'), of('worsened'), of('escalated')]
  await store.write(async (tx) => {
    for (const it of alerts) await tx.saveAlert(it)
    await tx.addDeliveries([...raised, ...worsened, ...escalated])
  })
  const run = outbox()
  while (await run());
  expect(heard().toSorted()).toEqual(idsOf([...raised.slice(2), ...worsened.slice(2), ...escalated]).toSorted())
  const dropped = await store.read.deliveries('dropped', 9)
  expect(dropped.map((it) => it.fault?.what)).toEqual(Array(4).fill('overtaken'))
})

it('what has waited for more than an hour is given up, and goes out when somebody has it tried again', async () => {
  const [old, young] = [
    aDelivery(1, { at: epochMs(now - 61 * MINUTE_MS) }),
    aDelivery(1, { at: epochMs(now - 59 * MINUTE_MS) }),
  ]
  await put([old, young])
  const run = outbox()
  while (await run());
  expect(heard()).toEqual(idsOf([young]))
  const dead = await standing(old)
  expect(dead).toMatchObject({ state: 'dead', attempts: 0, fault: { what: 'tooLate', status: null }, settledAt: now })
  if (dead) await store.write((tx) => tx.saveDelivery({ ...dead, state: 'waiting', nextAt: now, retriedAt: now }))
  await run()
  expect((await standing(old))?.state).toBe('sent')
})

it('a thousand that nobody needs any more hold nothing up', async () => {
  await put([...many(1_000, 0, { at: epochMs(now - 61 * MINUTE_MS) }), ...many(1, 5)])
  const run = outbox()
  let rounds = 1
  while (await run()) rounds++
  expect(heard()).toHaveLength(1)
  expect(rounds).toBeLessThan(10)
})

it('a channel that is no longer set up says so of what waits for it', async () => {
  const row = aDelivery(1, { channel: 'telegram' })
  await put([row])
  await outbox(notSetUp('telegram'))()
  expect(await standing(row)).toMatchObject({ state: 'dead', fault: { what: 'notSetUp' } })
})

it('a receiver that asks to be left alone gets nothing of all that waits for it until its time; others do', async () => {
  hook.script.push(...Array(8).fill({ status: 429, headers: { 'retry-after': '600' } }))
  const [busy, other] = [many(12, 0), aDelivery(5, { target: 'other.example' })]
  await put([...busy, other])
  const run = outbox()
  while (await run());
  expect(heard()).toHaveLength(9)
  expect((await standing(other))?.state).toBe('sent')
  now = epochMs(now + 599_000)
  while (await run());
  expect(heard()).toHaveLength(9)
  now = epochMs(now + 1_000)
  while (await run());
  expect(heard()).toHaveLength(21)
  expect((await store.read.deliveries('sent', 99)).length).toBe(13)
})
