import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { type EpochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { type IntakeReport, plainWord, type Source } from '@jaga-jarak/shared/source.ts'
import { type Ground, isInside, isSwapped } from './plausibility.ts'

/** How far the clock of another system may be ahead, milliseconds. */
const AHEAD_MS = 5 * 60_000

/** The id of what a source sent under a key, from a hash (hexadecimal) of both; laid out as a UUID of version 8 (RFC 9562). */
export function intakeId(hash: string): IncidentId {
  const variant = '89ab'[Number.parseInt(hash[16] ?? '0', 16) % 4] ?? '8'
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, variant + hash.slice(17, 20)]
  return IncidentId.parse([...parts, hash.slice(20, 32)].join('-'))
}

/** Refuses a place outside of the operation, by name when longitude and latitude changed places. */
function checkPlace(area: Ground['area'], { lon, lat }: IntakeReport['position']): Refused | null {
  if (isInside(area, lon, lat)) return null
  const words = isSwapped(area, { lon, lat })
    ? `lon ${lon} and lat ${lat} are swapped: send lon ${lat}, lat ${lon}`
    : `lon ${lon}, lat ${lat} is outside of the operation: lon ${area.west} to ${area.east}, lat ${area.south} to ${area.north}`
  return refuse('wrongPlace', words)
}

/** What is reported here of what a source sent: its word in ours; a word that nobody has entered stays in the note. */
export function intakeDraft(
  { words }: Pick<Source, 'words'>,
  sent: IntakeReport,
  { id, area, startsAt, now }: { id: IncidentId; now: EpochMs } & Pick<Ground, 'area' | 'startsAt'>,
): IncidentDraft | Refused {
  const wrong = checkPlace(area, sent.position)
  if (wrong) return wrong
  if (sent.happenedAt !== null && sent.happenedAt > now + AHEAD_MS)
    return refuse('wrongTime', 'happenedAt lies in the future')
  if (sent.happenedAt !== null && sent.happenedAt < startsAt)
    return refuse('wrongTime', 'happenedAt lies before the operation')
  const known = words.find(({ word }) => plainWord(word) === plainWord(sent.category))
  const { severity, position, accuracyM, placeText, happenedAt } = sent
  const note = known === undefined ? [sent.category, sent.note].filter((it) => it !== '').join(': ') : sent.note
  const category = known?.category ?? 'other'
  return IncidentDraft.parse({ id, category, severity, position, accuracyM, placeText, note, happenedAt })
}
