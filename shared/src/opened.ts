import { z } from 'zod'
import { AlertId, EpochMs, IncidentId, PersonId } from './primitives.ts'
import { ScreenId } from './screen.ts'

/** What somebody has open on a desk. */
export const OpenSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alert'), id: AlertId }),
  z.object({ kind: z.literal('incident'), id: IncidentId }),
])
export type OpenSubject = z.infer<typeof OpenSubject>

/**
 * Who has what open now, so that two do not begin the same: no lock, and no history. It is in no log, and gone with
 * its screen. `since` of the operation's clock.
 */
export const Opened = z.object({ screenId: ScreenId, by: PersonId, subject: OpenSubject, since: EpochMs })
export type Opened = z.infer<typeof Opened>
