import type { AlertKind } from '@jaga-jarak/shared/alert.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { type EpochMs, epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import type { Reader } from '../ports.ts'
import type { DayEntry } from './day.ts'

const PAGE = 1_000
/** So much of the tracks is held at once, milliseconds. */
const CHUNK_MS = 1_800_000
/** A fix comes before a change of the same instant: the change was decided after it. */
const ORDER: Record<DayEntry['what'], number> = {
  fix: 0,
  group: 1,
  rally: 1,
  order: 1,
  operation: 1,
  device: 1,
  acknowledged: 1,
  closed: 1,
}

function fromLog({ at, by, event }: LogEntry): DayEntry | null {
  if ('group' in event) return { what: 'group', at, group: event.group }
  if ('rally' in event) return { what: 'rally', at, rally: event.rally }
  if ('order' in event) return { what: 'order', at, order: event.order }
  if (event.type === 'OperationChanged') return { what: 'operation', at, operation: event.operation }
  if ('device' in event) {
    const { id: deviceId, groupId, intervalS, status } = event.device
    return { what: 'device', at, deviceId, groupId: status === 'active' ? groupId : null, intervalS }
  }
  if (!('alert' in event) || by === null) return null
  const about = { at, kind: event.alert.evidence.kind, subjects: event.alert.subjects }
  if (event.type === 'AlertAcknowledged')
    return { what: 'acknowledged', ...about, by, seenAt: event.alert.evidence.decidedAt }
  return event.type === 'AlertCleared' ? { what: 'closed', ...about } : null
}

/** Events that the watch brings about; that an alert waits too long is told beside it. */
const BY_WATCH: ReadonlySet<LogEntry['event']['type']> = new Set(['AlertRaised', 'AlertTurned', 'AlertCleared'])

/** Alerts that people raise, or time does, whatever the groups do. */
const BESIDE_WATCH: ReadonlySet<AlertKind> = new Set(['sos', 'incidentRaised'])

/** What an alert of the log did by the watch, as far as a replay must repeat it. */
export type Logged = { at: EpochMs; id: string; turn: string }

/** The changes of a log and the turns of alerts that the watch told in it, in the order of the log. */
export async function readLog(read: Reader): Promise<{ changes: DayEntry[]; logged: Logged[] }> {
  const changes: DayEntry[] = []
  const logged: Logged[] = []
  for (let after = seq(0); ; ) {
    const page = await read.entriesAfter(after, PAGE)
    for (const entry of page) {
      const change = fromLog(entry)
      if (change) changes.push(change)
      const { by, event } = entry
      if (by !== null || !('alert' in event) || !BY_WATCH.has(event.type)) continue
      const { id, turn, turnedAt, evidence } = event.alert
      if (BESIDE_WATCH.has(evidence.kind)) continue
      logged.push({ at: turnedAt, id, turn })
    }
    const last = page.at(-1)
    if (!last) return { changes, logged }
    after = last.seq
  }
}

/** All that the watch was told, in the order of time, half an hour of tracks at a time. */
export async function* readDay(read: Reader, changes: readonly DayEntry[]): AsyncGenerator<DayEntry> {
  const span = await read.receivedSpan()
  const begin = Math.min(span?.from ?? Number.POSITIVE_INFINITY, changes[0]?.at ?? Number.POSITIVE_INFINITY)
  const end = Math.max(span?.until ?? 0, changes.at(-1)?.at ?? 0)
  let next = 0
  for (let from = begin; from <= end; from += CHUNK_MS) {
    const until = from + CHUNK_MS
    const entries: DayEntry[] = []
    for (const { receivedAt: at, deviceId, ...fix } of await read.receivedFixes(epochMs(from), epochMs(until))) {
      entries.push({ what: 'fix', at, deviceId, fix })
    }
    for (; next < changes.length; next++) {
      const change = changes[next]
      if (!change || change.at >= until) break
      entries.push(change)
    }
    yield* entries.sort((a, b) => a.at - b.at || ORDER[a.what] - ORDER[b.what])
  }
}
