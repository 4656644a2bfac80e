import { z } from 'zod'
import { AlertKind, AlertTurn, Band, Certainty } from './alert.ts'
import { Camp } from './group.ts'
import { Severity } from './incident.ts'
import { AlertId, EpochMs, PersonId, remark, Seq } from './primitives.ts'
import { Role, Signature } from './roles.ts'

/** One step in the life of an alert. `by` null: the machine. */
const StoryTurn = z.object({
  seq: Seq,
  at: EpochMs,
  by: PersonId.nullable(),
  turn: AlertTurn,
  severity: Severity,
  certainty: Certainty,
  /** of an encounter */
  band: Band.nullable(),
})

/** Somebody whose screen was open, and who may read the alert, while it stood. `id` is a person's or a wall's. */
const StoryWitness = z.object({ id: PersonId, role: Role, firstAt: EpochMs })

/** What a person said of it; `afterMs` since it was raised. */
const StoryWord = z.object({
  at: EpochMs,
  by: PersonId,
  afterMs: z.number().nonnegative(),
  comment: remark(500),
})

/** AL4: who put it aside, until when at most. */
const StoryShelf = StoryWord.extend({ until: EpochMs })

/** The whole life of one alert, as the log tells it. */
export const AlertStory = z.object({
  alertId: AlertId,
  kind: AlertKind,
  camps: z.array(Camp),
  raisedAt: EpochMs,
  turns: z.array(StoryTurn).min(1),
  /** screens that were open, in the order of their first sight: not that somebody looked */
  seenBy: z.array(StoryWitness),
  acknowledged: z.array(StoryWord),
  shelved: z.array(StoryShelf),
  closed: z.array(StoryWord),
  /** null: it stands */
  clearedAt: EpochMs.nullable(),
})
export type AlertStory = z.infer<typeof AlertStory>

/** With who the ids in it stand for. */
export const ToldStory = z.object({ story: AlertStory, people: z.array(Signature) })
