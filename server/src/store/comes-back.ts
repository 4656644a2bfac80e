import { existsSync } from 'node:fs'
import type { LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import type { BackupManifest } from './backup-manifest.ts'
import type { StorePlace } from './database.ts'
import { hashAt } from './hash-at.ts'
import { openStore } from './open-store.ts'

/** What takes a way in, somebody's data, or an order in force away; a group when it is closed. */
const TAKES_AWAY: ReadonlySet<WorldEvent['type']> = new Set([
  ...(['PersonChanged', 'PersonErased', 'CredentialChanged'] as const),
  ...(['DisplayRevoked', 'DisplayTokenChanged', 'DeviceTokenChanged', 'DeviceErased', 'DeviceChanged'] as const),
  ...(['OrderEnded', 'OperationChanged', 'SourceChanged', 'SourceTokenChanged'] as const),
])
const takesAway = (event: WorldEvent): boolean =>
  TAKES_AWAY.has(event.type) || (event.type === 'GroupChanged' && event.group.status === 'closed')

const PAGE = 500

/**
 * What was taken away after a backup was made, in a store that it is about to replace: all of it comes back with the
 * backup. Null: there is nothing, it is another log, or it cannot be read.
 */
export async function comesBack(place: StorePlace, head: BackupManifest['head']): Promise<LogEntry[] | null> {
  if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return null
  try {
    if (head.seq > 0 && (await hashAt(place, head.seq)) !== head.hash) return null
    const store = await openStore(place)
    try {
      const found: LogEntry[] = []
      let after = head.seq
      for (;;) {
        const page = await store.read.entriesAfter(seq(after), PAGE)
        found.push(...page.filter(({ event }) => takesAway(event)))
        const last = page.at(-1)
        if (last === undefined) return found
        after = last.seq
      }
    } finally {
      await store.close()
    }
  } catch {
    // A store that is replaced because it is broken.
    return null
  }
}
