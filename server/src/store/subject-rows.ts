import { about, type SubjectKind } from '@jaga-jarak/shared/about.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'

/** Under which an entry is found by its type; no id begins like it. */
export const typeKey = (type: WorldEvent['type']): string => `#${type}`

/**
 * Under what an entry is found: what it is about, what else it names, its type. `kind` is that of the subject whose
 * whole state the entry carries, else empty.
 */
export function subjectRows<Seq extends number>(
  seq: Seq,
  event: WorldEvent,
): { subject: string; seq: Seq; kind: SubjectKind | '' }[] {
  const { subject, state, names } = about(event)
  const others = new Set([typeKey(event.type), ...names])
  others.delete(subject.id)
  return [
    { subject: subject.id, seq, kind: state === null ? '' : subject.kind },
    ...[...others].map((name) => ({ subject: name, seq, kind: '' as const })),
  ]
}
