import { z } from 'zod'
import { Incident, IncidentStatus, Severity } from './incident.ts'
import { EpochMs, IncidentId, PersonId, remark, Seq, sensitive, text } from './primitives.ts'
import { Signature } from './roles.ts'

/** What was done to an incident, or what time did. */
export const IncidentDeed = z.enum([
  'reported',
  'verified',
  'assigned',
  'contained',
  'resolved',
  'closed',
  'rejected',
  'reopened',
  'linked',
  'handedOver',
  'handOverEnded',
  'photoAdded',
  'tookIn',
  'gaveBack',
  'mergedInto',
  'splitOff',
  'overdue',
  'acknowledged',
  'escalated',
])
export type IncidentDeed = z.infer<typeof IncidentDeed>

/** `by` null: the machine. */
const IncidentDone = z.object({
  seq: Seq,
  at: EpochMs,
  by: PersonId.nullable(),
  deed: IncidentDeed,
  status: IncidentStatus,
  severity: Severity,
  /** in the words of who did it */
  word: remark(500),
  assignee: text(120).register(sensitive, { kind: 'officer' }).nullable(),
  /** the other incidents of a merge or a split */
  others: z.array(IncidentId),
})
export type IncidentDone = z.infer<typeof IncidentDone>

/** Who did what to an incident, as the log tells it, and the reports that are merged into it (IN4). */
export const IncidentStory = z.object({
  incidentId: IncidentId,
  done: z.array(IncidentDone),
  /** those that the reader may read, in the order in which they were merged */
  reports: z.array(Incident),
  /** reports that lie where the reader has no say */
  elsewhere: z.int().nonnegative(),
})
export type IncidentStory = z.infer<typeof IncidentStory>
export const ToldIncidentStory = z.object({ story: IncidentStory, people: z.array(Signature) })
