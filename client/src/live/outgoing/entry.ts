import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { EpochMs, PersonId } from '@jaga-jarak/shared/primitives.ts'
import { RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import { z } from 'zod'

/** A report that this phone keeps until the server has said that it is stored (IN2). */
export const OutgoingReport = z.object({
  draft: IncidentDraft,
  /** who reported: only their session sends it, also on a phone that several people use */
  by: PersonId,
  /** by the phone's clock; reports go out in this order */
  keptAt: EpochMs,
  isSos: z.boolean(),
  /** how often it was sent: from the first on the server may have it already */
  tries: z.int().nonnegative(),
  /** the server said no: it is certainly not stored, and is not sent again as it is */
  refused: z.object({ code: RefusalCode, detail: z.string() }).nullable(),
})
export type OutgoingReport = z.infer<typeof OutgoingReport>
