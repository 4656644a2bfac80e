import { expect, it } from 'vitest'
import type { UnreadableRow } from '../ports.ts'
import { openDatabase } from './database.ts'
import { aDeliveryRow, aPushRow } from './notify.contract.ts'
import { aDisplay, after, aGroup, anAlert, anIncident, anOrder, aRally } from './specimens.ts'
import type { Opened } from './store.contract.ts'

type Table = UnreadableRow['table'] | 'supporter_groups' | 'rallies' | 'orders'

/** A row that nobody can read holds up no other, and is told of once. */
export function unreadableContract(here: () => Opened): void {
  /** Spoils a row behind the store's back. */
  const spoil = async (table: Table, id: string, body: string): Promise<void> => {
    const { writes, close } = openDatabase(here().place)
    const row = writes.updateTable(table as 'alerts').set({ body })
    await row.where('id', '=', id as never).execute()
    await close()
  }
  const told = (): UnreadableRow[] => {
    const rows: UnreadableRow[] = []
    here().store.onUnreadable((row) => rows.push(row))
    return rows
  }

  it('[AL1] an alert that cannot be read is none, and one about the same may stand again', async () => {
    const { store } = here()
    await store.write(async (tx) => {
      await tx.saveAlert(anAlert('a-1', 'g-1'))
      await tx.saveAlert(anAlert('a-2', 'g-2'))
      await tx.saveAlert(anAlert('a-3', 'g-3'))
    })
    await spoil('alerts', 'a-1', '{"id":"a-1"}')
    await spoil('alerts', 'a-2', 'Nama Orang')
    const rows = told()
    expect((await store.read.standingAlerts()).map(({ id }) => id)).toEqual(['a-3'])
    expect(await store.read.alert(anAlert('a-1', 'g-1').id)).toBeUndefined()
    const again = anAlert('a-4', 'g-1', { raisedAt: after(60) })
    await store.write(async (tx) => {
      expect(await tx.latestAlert('coverageGap', again.subjects)).toBeUndefined()
      await tx.saveAlert(again)
    })
    expect(await store.read.latestAlert('coverageGap', again.subjects)).toEqual(again)
    expect((await store.read.standingAlerts()).map(({ id }) => id)).toEqual(['a-3', 'a-4'])
    expect(rows.map(({ table, id }) => [table, id])).toEqual([
      ['alerts', 'a-1'],
      ['alerts', 'a-2'],
    ])
    // Who listens later hears the same; nobody is told what stands in a row.
    expect(told()).toEqual(rows)
    expect(JSON.stringify(rows)).not.toContain('Orang')
  })

  it('the last alert that can be read counts', async () => {
    const { store } = here()
    const over = { acknowledged: { at: after(1), by: 'usr-1', comment: '', severity: 'moderate' as const } }
    const first = anAlert('a-1', 'g-1', { ...over, cleared: { at: after(2), by: null } })
    await store.write(async (tx) => {
      await tx.saveAlert(first)
      await tx.saveAlert({ ...first, id: anAlert('a-2', 'g-1').id, raisedAt: after(60) })
    })
    await spoil('alerts', 'a-2', '{}')
    expect(await store.read.latestAlert('coverageGap', first.subjects)).toEqual(first)
  })

  it('a browser whose row cannot be read is not told; the others are', async () => {
    const { store } = here()
    const [one, two] = [aPushRow(1, 'usr-1'), aPushRow(2, 'usr-2')]
    await store.write(async (tx) => {
      await tx.savePush(one)
      await tx.savePush(two)
    })
    await spoil('pushes', one.id, '{}')
    const rows = told()
    expect((await store.read.pushes()).map(({ id }) => id)).toEqual([two.id])
    expect(await store.read.push(one.id)).toBeUndefined()
    expect(rows.map(({ table, id }) => [table, id])).toEqual([['pushes', one.id]])
  })

  it('an incident or a display that cannot be read: the rest is there, and what is written anew is read', async () => {
    const { store } = here()
    const [i1, i2] = [anIncident(1), anIncident(2)]
    const [d1, d2] = [aDisplay('dsp-1'), aDisplay('dsp-2')]
    await store.write(async (tx) => {
      for (const incident of [i1, i2]) await tx.saveIncident(incident)
      for (const [n, display] of [d1, d2].entries()) await tx.saveDisplay(display, `hash-${n}`)
    })
    const spoilt = [
      ['incidents', i1.id],
      ['displays', d1.id],
    ] as const
    for (const [table, id] of spoilt) await spoil(table, id, '{"id":1}')
    const rows = told()
    const { read } = store
    expect(await read.openIncidents()).toEqual([i2])
    expect(await read.displays()).toEqual([d2])
    const alone = [await read.incident(i1.id), await read.display(d1.id), await read.displayByToken('hash-0')]
    expect(alone).toEqual([undefined, undefined, undefined])
    expect(rows.map(({ table, id }) => [table, id])).toEqual(spoilt)
    // A phone that sends its report again mends it.
    await store.write((tx) => tx.saveIncident(i1))
    expect(await read.openIncidents()).toEqual([i1, i2])
  })

  it('[PX5] a group, a rally or an order that cannot be read is not taken for closed or over', async () => {
    const { store } = here()
    await store.write(async (tx) => {
      await tx.saveGroup(aGroup(1))
      await tx.saveRally(aRally('r-1'))
      await tx.saveOrder(anOrder('ord-1'))
    })
    await spoil('supporter_groups', aGroup(1).id, '{}')
    await spoil('rallies', 'r-1', '{}')
    await spoil('orders', 'ord-1', '{}')
    const { read } = store
    await expect(read.groups()).rejects.toThrow()
    await expect(read.rallies()).rejects.toThrow()
    await expect(read.ordersAfter(after(0))).rejects.toThrow()
  })

  it('deliveries that cannot be read keep no place in the queue, and are given up', async () => {
    const { store } = here()
    const rows = [1, 2, 3, 4].map((n) => aDeliveryRow(n))
    await store.write((tx) => tx.addDeliveries(rows))
    for (const { delivery } of rows.slice(0, 3)) await spoil('deliveries', delivery.id, '{}')
    const due = (): Promise<string[]> =>
      store.write(async (tx) => (await tx.dueDeliveries('webhook', after(99), 2)).map(({ delivery }) => delivery.id))
    expect(await store.read.isDeliveryDue('webhook', after(99))).toBe(true)
    expect(await due()).toEqual([rows[3]?.delivery.id])
    expect(await store.read.deliveryTallies()).toMatchObject([{ channel: 'webhook', waiting: 1, dead: 3 }])
    expect(await store.read.deliveries('dead', 9)).toEqual([])
    expect(await due()).toEqual([rows[3]?.delivery.id])
    const last = rows[3]?.delivery
    if (last) await store.write((tx) => tx.saveDelivery({ ...last, state: 'sent', nextAt: null, settledAt: after(5) }))
    expect(await store.read.isDeliveryDue('webhook', after(99))).toBe(false)
  })
}
