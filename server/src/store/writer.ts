import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { Transaction } from 'kysely'
import type { Writer } from '../ports.ts'
import { doorShelves } from './door-shelves.ts'
import { appendToLog } from './event-log.ts'
import { indexShelves } from './index-shelves.ts'
import { notifyShelves } from './notify-shelves.ts'
import { photoShelves } from './photo-shelves.ts'
import { reader } from './reader.ts'
import { retentionShelves } from './retention-shelves.ts'
import { saveQuarantined } from './save-quarantined.ts'
import { saveTrack } from './save-track.ts'
import { sourceShelves } from './source-shelves.ts'
import type { Tables } from './tables.ts'
import { setAsideIn, type Unreadable } from './unreadable.ts'
import { worldShelves } from './world-shelves.ts'

/** The writer of one transaction and, once its work is done, what it appended. */
export type WriterSession = { tx: Writer; appended: () => readonly LogEntry[] }

/** After `append` the transaction takes no further write: each throws. */
export function writerSession(trx: Transaction<Tables>, tell: Unreadable['tell']): WriterSession {
  let log: 'open' | 'appending' | readonly LogEntry[] = 'open'

  const writing = (): Transaction<Tables> => {
    if (log !== 'open') throw new Error('append is the last write of a transaction and is made once (LG1)')
    return trx
  }

  const tx: Writer = {
    ...reader(trx, setAsideIn(trx, tell)),
    ...worldShelves(writing),
    ...doorShelves(writing),
    ...retentionShelves(writing),
    ...notifyShelves(writing),
    ...sourceShelves(writing),
    ...indexShelves(writing),
    ...photoShelves(writing),
    async saveTrack(points) {
      await saveTrack(writing(), points)
    },
    async saveQuarantined(fixes, malformed) {
      await saveQuarantined(writing(), fixes, malformed)
    },
    async append(events, at, by) {
      const db = writing()
      log = 'appending'
      const entries = await appendToLog(db, events, at, by)
      log = entries
      return entries
    },
  }

  const appended = (): readonly LogEntry[] => {
    if (log === 'open') return []
    if (log === 'appending') throw new Error('append was not awaited, or it failed and its error was dropped')
    return log
  }
  return { tx, appended }
}
