import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { LogBreak } from '@jaga-jarak/shared/trail.ts'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { after, aGroup, groupRegistered } from './specimens.ts'
import type { Opened } from './store.contract.ts'
import type { LogRow } from './tables.ts'
import { verifyLog } from './verify-log.ts'

const HEAD = 40
const RUNS = { numRuns: 60, seed: 20_241_127, endOnFailure: true }
/** The number of an entry. */
const number = fc.integer({ min: 1, max: HEAD })

/** One character is another by its lowest bit, so that none becomes one that a database cannot hold. */
const flip = (text: string, at: number): string => {
  const i = at % text.length
  return text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1)
}
const EDITS: Record<string, (row: LogRow, at: number) => Partial<LogRow>> = {
  body: ({ body }, at) => ({ body: flip(body, at) }),
  hash: ({ hash }, at) => ({ hash: flip(hash, at) }),
  by: ({ by }, at) => ({ by: by === null ? 'operator-1' : flip(by, at) }),
  at: (row, at) => ({ at: epochMs(row.at + 1 + (at % 1_000)) }),
}

/** Whatever is done to the rows of the log behind the store's back, the first that it concerns is named (LG4). */
export function logEditsContract(here: () => Opened): void {
  beforeEach(async () => {
    for (let no = 1; no <= HEAD; no++) {
      const by = no % 3 === 0 ? null : 'operator-1'
      await here().store.write((tx) => tx.append([groupRegistered(aGroup(no))], after(no), by))
    }
  })

  /** What the check finds while the rows are as `change` leaves them; afterwards they are as they were. */
  const foundWith = async (change: (rows: LogRow[]) => LogRow[]): Promise<LogBreak | null> => {
    const { writes, close } = openDatabase(here().place)
    const put = (rows: readonly LogRow[]): Promise<void> =>
      writes.transaction().execute(async (trx) => {
        await trx.deleteFrom('log_entries').execute()
        if (rows.length > 0)
          await trx
            .insertInto('log_entries')
            .values([...rows])
            .execute()
      })
    const rows = await writes.selectFrom('log_entries').selectAll().orderBy('seq').execute()
    try {
      await put(change(rows))
      return (await verifyLog(here().place)).firstBroken
    } finally {
      await put(rows)
      await close()
    }
  }

  it('[LG4] one changed byte in any column of any entry', async () => {
    const columns = fc.constantFrom(...Object.keys(EDITS))
    await fc.assert(
      fc.asyncProperty(number, columns, fc.nat(), async (no, column, at) => {
        const edit = (row: LogRow): LogRow => (row.seq === no ? { ...row, ...EDITS[column]?.(row, at) } : row)
        expect(await foundWith((rows) => rows.map(edit))).toEqual({ seq: no, what: 'edited' })
      }),
      RUNS,
    )
  })

  it('[LG4] entries that are gone, from anywhere to anywhere, the end of the log among them', async () => {
    await fc.assert(
      fc.asyncProperty(number, number, async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const found = await foundWith((rows) => rows.filter((row) => row.seq < from || row.seq > to))
        expect(found).toEqual({ seq: from, what: 'missing' })
      }),
      RUNS,
    )
  })

  it('[LG4] any two entries that changed places, with or without their hashes', async () => {
    const pair = fc.uniqueArray(number, { minLength: 2, maxLength: 2 }).map((its) => its.toSorted((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(pair, fc.boolean(), async ([first = 0, second = 0], isWhole) => {
        const found = await foundWith((rows) => {
          const [a, b] = [rows[first - 1], rows[second - 1]]
          if (!a || !b) throw new Error('no such entries')
          const put = (row: LogRow, into: LogRow): LogRow => ({
            ...row,
            seq: into.seq,
            ...(isWhole ? {} : { hash: into.hash }),
          })
          return rows.map((row) => (row === a ? put(b, a) : row === b ? put(a, b) : row))
        })
        expect(found).toEqual({ seq: first, what: 'edited' })
      }),
      RUNS,
    )
  })
}
