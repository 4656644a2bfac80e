import { epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import type { Kysely } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { after, aGroup, groupRegistered, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'
import type { Tables } from './tables.ts'
import { verifyLog } from './verify-log.ts'

const HEAD = 2_500

export function logContract(here: () => Opened): void {
  beforeEach(async () => {
    const { store } = here()
    const events = Array.from({ length: HEAD - 1 }, (_, n) => groupRegistered(aGroup(n + 1)))
    await store.write((tx) => tx.append([groupRegistered(aGroup(9_999))], T0, 'operator'))
    await store.write((tx) => tx.append(events, after(1), null))
  })

  /** Does behind the store's back what somebody with access to the disk could do. */
  const tamper = async (work: (db: Kysely<Tables>) => Promise<unknown>) => {
    const database = openDatabase(here().place)
    try {
      await work(database.writes)
    } finally {
      await database.close()
    }
    return verifyLog(here().place)
  }

  it('[LG2] gives what comes after a number, at most as much as asked', async () => {
    const { read } = here().store
    expect(await read.head()).toBe(HEAD)
    expect((await read.entriesAfter(seq(0), 3)).map((entry) => entry.seq)).toEqual([1, 2, 3])
    expect((await read.entriesAfter(seq(HEAD - 2), 100)).map((entry) => entry.seq)).toEqual([HEAD - 1, HEAD])
    expect(await read.entriesAfter(seq(HEAD), 100)).toEqual([])
    expect((await read.entriesAfter(seq(0), 1))[0]).toEqual({
      seq: 1,
      at: T0,
      by: 'operator',
      event: groupRegistered(aGroup(9_999)),
    })
  })

  it('[LG4] verifies what was appended', async () => {
    expect(await verifyLog(here().place)).toEqual({ entries: HEAD, firstBroken: null })
  })

  it('[LG4] finds one changed byte of a body', async () => {
    const check = await tamper(async (db) => {
      const row = await db
        .selectFrom('log_entries')
        .select('body')
        .where('seq', '=', seq(1_234))
        .executeTakeFirstOrThrow()
      const body = row.body.replace('Group 1233', 'Group 1333')
      await db.updateTable('log_entries').set({ body }).where('seq', '=', seq(1_234)).execute()
    })
    expect(check).toEqual({ entries: HEAD, firstBroken: { seq: 1_234, what: 'edited' } })
  })

  it.each([
    ['another name', { by: 'somebody' }, 1],
    ['no name', { by: null }, 1],
    ['an empty name', { by: '' }, 2],
    ['another time', { at: epochMs(T0 + 1) }, 1],
    ['another hash', { hash: 'f'.repeat(64) }, HEAD],
  ])('[LG4] finds %s', async (_, change, at) => {
    const check = await tamper((db) => db.updateTable('log_entries').set(change).where('seq', '=', seq(at)).execute())
    expect(check.firstBroken).toEqual({ seq: at, what: 'edited' })
  })

  it.each([1, 1_000, 1_001, HEAD])('[LG4] finds that entry %i was deleted', async (gone) => {
    const check = await tamper((db) => db.deleteFrom('log_entries').where('seq', '=', seq(gone)).execute())
    expect(check).toEqual({ entries: HEAD - 1, firstBroken: { seq: gone, what: 'missing' } })
  })

  it('[LG4] finds a pair that changed places', async () => {
    const check = await tamper(async (db) => {
      const move = (from: number, to: number) =>
        db
          .updateTable('log_entries')
          .set({ seq: seq(to) })
          .where('seq', '=', seq(from))
          .execute()
      await move(700, 100_000)
      await move(701, 700)
      await move(100_000, 701)
    })
    expect(check.firstBroken).toEqual({ seq: 700, what: 'edited' })
  })

  it.each([-5, 0, HEAD + 1])('[LG4] finds an entry %i that was never appended', async (invented) => {
    const check = await tamper(async (db) => {
      const row = await db.selectFrom('log_entries').selectAll().where('seq', '=', seq(3)).executeTakeFirstOrThrow()
      await db
        .insertInto('log_entries')
        .values({ ...row, seq: seq(invented) })
        .execute()
    })
    expect(check).toEqual({ entries: HEAD + 1, firstBroken: { seq: invented, what: 'inserted' } })
  })

  it.each([
    ['another hash', { hash: 'f'.repeat(64) }, { seq: HEAD, what: 'headDiffers' }],
    ['a lower number', { seq: seq(HEAD - 1) }, { seq: HEAD, what: 'inserted' }],
    ['a higher number', { seq: seq(HEAD + 1) }, { seq: HEAD + 1, what: 'missing' }],
  ])('[LG4] finds a head with %s', async (_, change, broken) => {
    const check = await tamper((db) => db.updateTable('log_head').set(change).execute())
    expect(check.firstBroken).toEqual(broken)
  })

  it('[LG4] finds that the head is gone', async () => {
    const check = await tamper((db) => db.deleteFrom('log_head').execute())
    expect(check.firstBroken).toEqual({ seq: HEAD, what: 'headDiffers' })
  })
}
