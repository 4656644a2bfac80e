import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { EpochMs, PersonId } from '@jaga-jarak/shared/primitives.ts'
import { RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import { Sighting } from '@jaga-jarak/shared/sighting.ts'
import { z } from 'zod'

const kept = {
  /** who reported: only their session sends it, also on a phone that several people use */
  by: PersonId,
  /** by the phone's clock; reports go out in this order */
  keptAt: EpochMs,
  isSos: z.boolean(),
  /** how often it was sent: from the first on the server may have it already */
  tries: z.int().nonnegative(),
  /** the server said no: it is certainly not stored, and is not sent again as it is */
  refused: z.object({ code: RefusalCode, detail: z.string() }).nullable(),
}

/** A report that this phone keeps until the server has said that it is stored (IN2). */
export const OutgoingReport = z.object({ draft: IncidentDraft, ...kept })
export type OutgoingReport = z.infer<typeof OutgoingReport>

/** What was seen of a group, kept in the same way. */
export const OutgoingSighting = z.object({ draft: Sighting, ...kept })
export type OutgoingSighting = z.infer<typeof OutgoingSighting>
export type Outgoing = OutgoingReport | OutgoingSighting
