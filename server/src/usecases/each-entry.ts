import { setImmediate as breathe } from 'node:timers/promises'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { EntryFilter, Reader } from '../ports.ts'

const PAGE = 250

/** Every entry of a type, rising, a page at a time with room for others between. */
export async function eachEntry(
  read: Reader,
  type: LogEntry['event']['type'],
  span: EntryFilter,
  take: (entry: LogEntry) => void,
): Promise<void> {
  let after = span.after
  for (let hasMore = true; hasMore; ) {
    const page = await read.entries({ ...span, type, after }, 'rising', PAGE)
    for (const entry of page) take(entry)
    after = page.at(-1)?.seq
    hasMore = page.length === PAGE
    await breathe()
  }
}
