import type { IncidentAct, IncidentStep } from '@jaga-jarak/shared/incident.ts'

/** What a step wants to be told: whom it is given to, why, or whatever one likes to add. */
export function wordOf(act: IncidentAct): 'assignee' | 'reason' | 'comment' {
  switch (act) {
    case 'assign':
      return 'assignee'
    case 'reject':
    case 'reopen':
      return 'reason'
    case 'verify':
    case 'contain':
    case 'resolve':
    case 'close':
      return 'comment'
  }
}

/** The command of a step, with its word where that step keeps it. `version`: the one the person saw. */
export function commandOf(act: IncidentAct, version: number, word: string): IncidentStep {
  switch (act) {
    case 'assign':
      return { act, version, assignee: word }
    case 'reject':
    case 'reopen':
      return { act, version, reason: word }
    case 'verify':
    case 'contain':
    case 'resolve':
    case 'close':
      return { act, version, comment: word }
  }
}
