import type { Alert, PredictionEvidence } from './alert.ts'
import { Severity } from './incident.ts'

const rank = (alert: Alert): number => Severity.options.indexOf(alert.severity)

/** Seconds until contact at the present closing speed; Infinity when not closing. */
export function contactS(rangeM: number, closingMps: number | null): number {
  return closingMps !== null && closingMps >= 0.5 ? rangeM / closingMps : Number.POSITIVE_INFINITY
}

/** Seconds from `now`, epoch milliseconds, until two groups are foretold to be in danger; 0 once that instant is past. */
export function dangerS({ reaches }: Pick<PredictionEvidence, 'reaches'>, now: number): number {
  const danger = reaches.at(-1)
  return danger === undefined ? Number.POSITIVE_INFINITY : Math.max(0, (danger.at - now) / 1_000)
}

/** What is known now of the range of an alert's pair; fresher than the alert's own evidence. */
export type Reading = { rangeM: number; closingMps: number | null }

/** Seconds until it is grave, and metres: what AL8 compares within a severity. Infinity where an alert has none. */
function nearness({ evidence }: Alert, live: Reading | undefined, now: number | undefined): { s: number; m: number } {
  switch (evidence.kind) {
    case 'encounter': {
      const { rangeM, closingMps } = live ?? evidence
      return { s: contactS(rangeM, closingMps), m: rangeM }
    }
    case 'predictedEncounter':
      return { s: dangerS(evidence, now ?? evidence.decidedAt), m: live?.rangeM ?? evidence.rangeM }
    case 'siteApproach':
      return { s: Number.POSITIVE_INFINITY, m: evidence.rangeM }
    case 'quietPeriodBreach':
    case 'scheduleDeviation':
    case 'coverageGap':
    case 'sos':
    case 'incidentRaised':
      return { s: Number.POSITIVE_INFINITY, m: Number.POSITIVE_INFINITY }
  }
}

/** a - b where two infinities are equal, not NaN. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * AL8: active before shelved before cleared, then severity, then time to contact (for what is foretold: to danger), then range; the id
 * only breaks what is left. Without `now` a forecast counts from the instant at which it was decided.
 */
export function alertOrder(live: (alert: Alert) => Reading | undefined, now?: number): (a: Alert, b: Alert) => number {
  return (a, b) => {
    const [x, y] = [nearness(a, live(a), now), nearness(b, live(b), now)]
    return (
      compare(Number(a.cleared !== null), Number(b.cleared !== null)) ||
      compare(Number(a.shelved !== null), Number(b.shelved !== null)) ||
      compare(rank(a), rank(b)) ||
      compare(x.s, y.s) ||
      compare(x.m, y.m) ||
      compare(a.raisedAt, b.raisedAt) ||
      (a.id < b.id ? -1 : 1)
    )
  }
}
