import { setImmediate as breathe } from 'node:timers/promises'
import { alertId, GroupId, seq } from '@jaga-jarak/shared/primitives.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import type { Writer } from '../ports.ts'
import { aGroup, anAlert } from '../store/specimens.ts'
import type { World } from '../usecases/change-world.ts'
import { planDeliveries } from '../usecases/plan-deliveries.ts'

/** As many as may be: 50 mailboxes and 11 more. */
const MAILBOXES = Array.from({ length: 61 }, (_, n) => `pos-${n}@example.id`)
const OUTSIDE = { receivers: { webhook: [], telegram: [], email: MAILBOXES }, zoneMs: 0, publicUrl: null }
const DANGERS = 20

let running: Running
let lastRaised = 0
beforeEach(async () => {
  running = await startApp()
  const { store, world } = running
  const now = world.clock.now()
  for (let n = 1; n <= DANGERS; n++)
    await store.write(async (tx) => {
      const subject = GroupId.parse(`g-${n}`)
      const alert = anAlert(alertId(`coverageGap:${subject}@${now}`), subject, {
        ...{ severity: 'extreme', raisedAt: now, turnedAt: now, waitsSince: now },
      })
      await tx.saveGroup(aGroup(n, { id: subject, no: await tx.nextGroupNo() }))
      await tx.saveAlert(alert)
      await tx.append([{ type: 'AlertRaised', alert }], now, null)
    })
  lastRaised = (await store.read.entries({ type: 'AlertRaised' }, 'falling', 1))[0]?.seq ?? 0
  await expect.poll(() => store.read.deliveryCursor()).toBeGreaterThanOrEqual(lastRaised)
  await store.write((tx) => tx.saveDeliveryCursor(seq(0)))
})
afterEach(() => running.stop())

/** Looks over the shoulder of every transaction. */
const watched = (look: (rows: number) => void): World => {
  const { world } = running
  const seen = (tx: Writer): Writer => ({
    ...tx,
    addDeliveries: (rows) => {
      look(rows.length)
      return tx.addDeliveries(rows)
    },
  })
  const store = {
    ...world.store,
    write: <T>(work: (tx: Writer) => Promise<T>) => world.store.write((tx) => work(seen(tx))),
  }
  return { ...world, store }
}
/** Mail is not set up here: what the server's own outbox looks at meanwhile is given up. */
const made = async () => (await running.store.read.deliveryTallies()).map(({ waiting, dead }) => waiting + dead)

it('a flood is made in pages, with room for everybody else between them', async () => {
  const pages: number[] = []
  let pauses = 0
  const plan = planDeliveries(
    watched((rows) => pages.push(rows)),
    OUTSIDE,
    async () => {
      pauses++
      await breathe()
    },
  )
  while (await plan());
  expect(Math.max(...pages)).toBeLessThanOrEqual(200)
  expect(pages.reduce((sum, rows) => sum + rows, 0)).toBe(DANGERS * MAILBOXES.length)
  expect(pauses).toBe(Math.floor((DANGERS * MAILBOXES.length) / 200))
  expect(await made()).toEqual([DANGERS * MAILBOXES.length])
  expect(await running.store.read.deliveryCursor()).toBeGreaterThanOrEqual(lastRaised)
})

it('what a crash has cut in two is made whole, each once', async () => {
  let page = 0
  const world = watched(() => {
    if (++page === 4) throw new Error('died')
  })
  await expect(planDeliveries(world, OUTSIDE, () => breathe())()).rejects.toThrow('died')
  expect(await made()).toEqual([600])
  expect(await running.store.read.deliveryCursor()).toBeGreaterThan(0)
  const after = planDeliveries(running.world, OUTSIDE, () => breathe())
  while (await after());
  expect(await made()).toEqual([DANGERS * MAILBOXES.length])
})
