import { about } from '@jaga-jarak/shared/about.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import type { Kysely } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import type { EntryFilter } from '../ports.ts'
import { openDatabase } from './database.ts'
import { aDevice, after, aGroup, anAlert, groupRegistered, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'

const numbers = (entries: readonly LogEntry[]) => entries.map((entry) => entry.seq)

/** Entries are found by what they are about. */
export function entriesContract(here: () => Opened): void {
  beforeEach(async () => {
    const { store } = here()
    const [g1, g2] = [aGroup(1), aGroup(2)]
    await store.write((tx) => tx.append([groupRegistered(g1), groupRegistered(g2)], T0, 'operator'))
    await store.write((tx) => tx.append([{ type: 'AlertRaised', alert: anAlert('a-1', 'group-1') }], after(10), null))
    const changed = { ...g1, name: 'Lain', version: 2 }
    await store.write((tx) => tx.append([{ type: 'GroupChanged', group: changed }], after(20), 'komandan'))
    const device = aDevice('km-1', { groupId: 'group-1' })
    await store.write((tx) => tx.append([{ type: 'DeviceRegistered', device }], after(30), 'operator'))
    await store.write((tx) => tx.append([{ type: 'DeviceTokenChanged', deviceId: device.id }], after(40), 'operator'))
  })

  it.each<[string, EntryFilter, number[]]>([
    ['everything', {}, [1, 2, 3, 4, 5, 6]],
    ['what names a group', { subject: 'group-1' }, [1, 3, 4, 5]],
    ['what is about a tracker', { subject: 'km-1' }, [5, 6]],
    ['a type', { type: 'GroupRegistered' }, [1, 2]],
    ['a type about somebody', { type: 'GroupRegistered', subject: 'group-1' }, [1]],
    ['a person', { by: 'operator' }, [1, 2, 5, 6]],
    ['a time, half-open', { from: after(10), until: after(30) }, [3, 4]],
    ['a stretch of numbers, both ends out', { after: seq(2), before: seq(5) }, [3, 4]],
    ['all of it together', { subject: 'group-1', by: 'operator', from: after(1), before: seq(6) }, [5]],
    ['nothing', { subject: 'group-3' }, []],
    ['no type is an id', { subject: 'GroupRegistered' }, []],
  ])('finds %s', async (_, filter, found) => {
    const { read } = here().store
    expect(numbers(await read.entries(filter, 'rising', 100))).toEqual(found)
    expect(numbers(await read.entries(filter, 'falling', 100))).toEqual(found.toReversed())
    expect(numbers(await read.entries(filter, 'falling', 1))).toEqual(found.slice(-1))
  })

  it('gives the last state before an entry, of the same kind and never one that carries none', async () => {
    const { read } = here().store
    const group = { kind: 'group', id: 'group-1' } as const
    expect((await read.stateBefore(group, seq(6)))?.seq).toBe(4)
    expect((await read.stateBefore(group, seq(4)))?.seq).toBe(1)
    expect(await read.stateBefore(group, seq(1))).toBeUndefined()
    expect((await read.stateBefore({ kind: 'device', id: 'km-1' }, seq(99)))?.seq).toBe(5)
    expect(await read.stateBefore({ kind: 'alert', id: 'group-1' }, seq(99))).toBeUndefined()
  })

  it('enters what the log held before there was an index', async () => {
    const { store, place } = here()
    const before = await store.read.entries({ subject: 'group-1' }, 'rising', 100)
    const database = openDatabase(place)
    try {
      for (const index of ['log_entries_at', 'log_entries_by']) await database.writes.schema.dropIndex(index).execute()
      await database.writes.schema.dropTable('log_subjects').execute()
      const { up } = await import('./migrations/0005-subjects.ts')
      await database.writes.transaction().execute((trx) => up(trx as unknown as Kysely<unknown>))
    } finally {
      await database.close()
    }
    expect(await store.read.entries({ subject: 'group-1' }, 'rising', 100)).toEqual(before)
    const tracker = about({ type: 'DeviceRegistered', device: aDevice('km-1') }).subject
    expect((await store.read.stateBefore(tracker, seq(99)))?.seq).toBe(5)
  })
}
