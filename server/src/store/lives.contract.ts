import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { recount } from './recount.ts'
import { after, aGroup, anAlert, anIncident, aRally, cleared, groupRegistered, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'

const raised = (alert: Alert): WorldEvent => ({ type: 'AlertRaised', alert })
const END = epochMs(T0 + 10_000_000_000)

/** What counts of alerts and incidents stands beside the log, made of it entry by entry. */
export function livesContract(here: () => Opened): void {
  const one = anAlert('a-1', 'group-1')
  const fill = async () => {
    const { store } = here()
    const many = Array.from({ length: 1_200 }, (_, n) => anAlert(`b-${n}`, 'group-2', { raisedAt: after(n) }))
    await store.write((tx) => tx.append([groupRegistered(aGroup(1)), raised(one), ...many.map(raised)], T0, null))
    const over = { ...one, cleared: { ...cleared, at: after(60) }, turnedAt: after(60), version: 2 }
    const back = { ...one, turnedAt: after(90), version: 3 }
    await store.write((tx) =>
      tx.append(
        [
          { type: 'AlertCleared', alert: over },
          { type: 'AlertTurned', alert: back },
        ],
        after(90),
        null,
      ),
    )
    const [first, second] = [anIncident(1), anIncident(2, { reportedAt: after(5) })]
    await store.write((tx) =>
      tx.append(
        [
          { type: 'IncidentReported', incident: first },
          { type: 'IncidentReported', incident: second },
          { type: 'IncidentMoved', incident: { ...first, severity: 'minor', mergedInto: second.id, version: 2 } },
        ],
        after(100),
        'operator',
      ),
    )
  }

  it('gives the lives of a period, half-open, in the order of time, however many they are', async () => {
    await fill()
    const { read } = here().store
    expect(await read.alertLives(T0, END)).toHaveLength(1_201)
    expect((await read.alertLives(after(1), after(3))).map(({ id }) => id)).toEqual(['b-1', 'b-2'])
    const [life] = (await read.alertLives(T0, after(1))).filter(({ id }) => id === one.id)
    expect(life).toMatchObject({ activeMs: 60_000, activeSince: after(90) })
    expect(await read.incidentLives(T0, after(1))).toMatchObject([
      { severity: 'minor', reportedSeverity: 'severe', isMerged: true },
    ])
    expect(await read.incidentLives(T0, END)).toHaveLength(2)
  })

  it('writes none of them when the transaction fails', async () => {
    const { store } = here()
    const failing = store.write(async (tx) => {
      await tx.append([raised(one)], T0, null)
      throw new Error('after all')
    })
    await expect(failing).rejects.toThrow('after all')
    expect(await store.read.alertLives(T0, END)).toEqual([])
  })

  it('[LG1] makes the same rows anew from the log', async () => {
    await fill()
    const { store, place } = here()
    const rows = async () => {
      const database = openDatabase(place)
      const all = (table: 'alert_lives' | 'incident_lives') =>
        database.reads.selectFrom(table).selectAll().orderBy('at').orderBy('id').execute()
      const both = await Promise.all([all('alert_lives'), all('incident_lives')])
      await database.close()
      return both
    }
    const before = await rows()
    const database = openDatabase(place)
    await database.writes.updateTable('alert_lives').set({ body: '{}' }).where('id', '=', one.id).execute()
    await database.writes.deleteFrom('incident_lives').execute()
    await database.close()
    expect(await rows()).not.toEqual(before)
    expect(await recount(place)).toEqual({ alerts: 1_201, incidents: 2 })
    expect(await rows()).toEqual(before)
    expect(await store.read.incidentLives(T0, END)).toHaveLength(2)
  })

  it('counts what the log held before there were any, and finds rallies by when they are held', async () => {
    await fill()
    const { store, place } = here()
    const rally = aRally('r-1')
    await store.write(async (tx) => {
      await tx.saveRally(rally)
      await tx.saveRally(aRally('r-2', { phase: 'underway', from: after(3_600), until: after(7_200) }))
      await tx.saveRally(aRally('r-3', { phase: 'cancelled' }))
    })
    const [alerts, incidents] = [await store.read.alertLives(T0, END), await store.read.incidentLives(T0, END)]
    const database = openDatabase(place)
    try {
      for (const table of ['alert_lives', 'incident_lives']) await database.writes.schema.dropTable(table).execute()
      for (const index of ['rallies_held', 'rallies_phase']) await database.writes.schema.dropIndex(index).execute()
      for (const column of ['starts_at', 'ends_at'])
        await database.writes.schema.alterTable('rallies').dropColumn(column).execute()
      const { up } = await import('./migrations/0014-lives.ts')
      await database.writes.transaction().execute((trx) => up(trx as unknown as Kysely<unknown>))
    } finally {
      await database.close()
    }
    expect(await store.read.alertLives(T0, END)).toEqual(alerts)
    expect(await store.read.incidentLives(T0, END)).toEqual(incidents)
    expect(await store.read.ralliesWithin(T0, after(3_600))).toEqual([rally])
    expect(await store.read.ralliesWithin(after(3_599), after(3_601))).toHaveLength(2)
    expect((await store.read.liveRallies()).map(({ id }) => id)).toEqual(['r-2'])
  })
}
