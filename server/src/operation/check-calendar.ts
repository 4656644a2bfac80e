import { dayAfter } from './local-time.ts'
import type { CalendarEntry } from './operation-file.ts'
import type { KeyPath } from './yaml-source.ts'

/** Something wrong that only shows when parts of the file are held against one another. */
export type Finding = { path: KeyPath; message: string }

/** The spans of a calendar follow one another day by day; only the last may be without end. Phases may repeat. */
export function checkCalendar(entries: readonly CalendarEntry[], path: KeyPath): Finding[] {
  const findings: Finding[] = []
  const find = (index: number, key: string, message: string) => {
    findings.push({ path: [...path, index, key], message })
  }
  for (const [i, { phase, from, to }] of entries.entries()) {
    const next = entries[i + 1]
    if (to !== undefined && to < from) find(i, 'to', `${to} is before from ${from}`)
    if (next === undefined) continue
    if (to === undefined) {
      findings.push({ path: [...path, i], message: `${phase} needs a "to": only the last phase may be without end` })
    } else if (next.from <= to) {
      find(i + 1, 'from', `${next.phase} from ${next.from} overlaps ${phase} to ${to}; expected ${dayAfter(to)}`)
    } else if (next.from !== dayAfter(to)) {
      find(i + 1, 'from', `gap between ${phase} to ${to} and ${next.phase} from ${next.from}; expected ${dayAfter(to)}`)
    }
  }
  return findings
}
