import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import type { IncidentId, PersonId } from '@jaga-jarak/shared/primitives.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { OutgoingReport } from '../../live/outgoing/entry.ts'
import { happensAt, type PhoneClock } from '../../live/outgoing/phone-clock.ts'
import type { Draft } from './draft.ts'
import type { Placed } from './place-of.ts'

/** Who reports, when by the phone, and under which new id. */
export type Maker = { id: IncidentId; by: PersonId; now: number; clock: PhoneClock | null }

const kept = (draft: IncidentDraft, { by, now }: Maker, isSos: boolean): OutgoingReport => ({
  ...{ draft, by, isSos, keptAt: epochMs(Math.round(now)), tries: 0, refused: null },
})

/** What goes out of a draft that has a category, a severity and a place. Null: one of them is missing. */
export function makeReport(draft: Draft, placed: Placed | null, maker: Maker): OutgoingReport | null {
  const { category, severity, placeText, note, begunAt, minutesAgo } = draft
  if (category === null || severity === null || placed === null) return null
  const happenedAt = happensAt(maker.clock, (begunAt ?? maker.now) - minutesAgo * 60_000)
  const made = IncidentDraft.parse({ id: maker.id, category, severity, ...placed, placeText, note, happenedAt })
  return kept(made, maker, false)
}

/** A call for help: the gravest severity, in words that the console and the wall show as they are. */
export function makeSos(placed: Placed, words: { placeText: string; note: string }, maker: Maker): OutgoingReport {
  const what = { category: 'other', severity: 'extreme', isSos: true, happenedAt: happensAt(maker.clock, maker.now) }
  return kept(IncidentDraft.parse({ id: maker.id, ...what, ...placed, ...words }), maker, true)
}
