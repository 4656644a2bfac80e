import { setImmediate as breathe } from 'node:timers/promises'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { EntryFilter, Reader } from '../ports.ts'

const PAGE = 500

/** All entries that match, rising, read in pages with room for others between them. */
export async function allEntries(read: Reader, filter: EntryFilter): Promise<LogEntry[]> {
  const found: LogEntry[] = []
  for (;;) {
    const page = await read.entries({ ...filter, after: found.at(-1)?.seq ?? filter.after }, 'rising', PAGE)
    found.push(...page)
    if (page.length < PAGE) return found
    await breathe()
  }
}
