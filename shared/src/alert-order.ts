import type { Alert } from './alert.ts'
import { Severity } from './incident.ts'

const rank = (alert: Alert): number => Severity.options.indexOf(alert.severity)

/** Seconds until contact at the present closing speed; Infinity when not closing. */
export function contactS(rangeM: number, closingMps: number | null): number {
  return closingMps !== null && closingMps >= 0.5 ? rangeM / closingMps : Number.POSITIVE_INFINITY
}

/** What is known now of the range of an alert's pair; fresher than the alert's own evidence. */
export type Reading = { rangeM: number; closingMps: number | null }

function readingOf(alert: Alert, live: Reading | undefined): Reading {
  if (live !== undefined) return live
  return alert.evidence.kind === 'encounter' ? alert.evidence : { rangeM: Number.POSITIVE_INFINITY, closingMps: null }
}

/** a - b where two infinities are equal, not NaN. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

/** AL8: active before cleared, then severity, then time to contact, then range; the id only breaks what is left. */
export function alertOrder(live: (alert: Alert) => Reading | undefined): (a: Alert, b: Alert) => number {
  return (a, b) => {
    const [x, y] = [readingOf(a, live(a)), readingOf(b, live(b))]
    return (
      compare(Number(a.cleared !== null), Number(b.cleared !== null)) ||
      compare(rank(a), rank(b)) ||
      compare(contactS(x.rangeM, x.closingMps), contactS(y.rangeM, y.closingMps)) ||
      compare(x.rangeM, y.rangeM) ||
      compare(a.raisedAt, b.raisedAt) ||
      (a.id < b.id ? -1 : 1)
    )
  }
}
