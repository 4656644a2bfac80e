import type { Alert } from '@jaga-jarak/shared/alert.ts'

/** AL7: however much comes at once, it is heard at most this often, milliseconds. */
export const APART_MS = 10_000

/** What an alert calls for now, each as words that are equal while it calls for the same. */
function callsOf({
  id,
  severity,
  cleared,
  shelved,
  acknowledged,
  worsenedIn,
  escalatedAt,
  remindedAt,
}: Alert): string[] {
  if (cleared !== null || shelved !== null) return []
  // By the facts, not by the last turn: another turn may follow before anybody has looked.
  return [
    ...(severity === 'extreme' && acknowledged === null ? [`${id} danger ${worsenedIn}`] : []),
    ...(escalatedAt === null ? [] : [`${id} waits ${escalatedAt}`]),
    ...(remindedAt === null ? [] : [`${id} goes on ${remindedAt}`]),
  ]
}

/** What is heard of a list of alerts, look by look: what calls at the first look was there before anybody listened. */
export function createCalls() {
  let known: ReadonlySet<string> | null = null
  let isWaiting = false
  let heardAt = Number.NEGATIVE_INFINITY
  return {
    /** True when something is to be heard now; what comes too soon after the last is heard once its time has come. */
    look(alerts: Iterable<Alert>, now: number): boolean {
      const calls = new Set([...alerts].flatMap(callsOf))
      const before = known
      known = calls
      if (before !== null && [...calls].some((call) => !before.has(call))) isWaiting = true
      // Answered meanwhile: nothing is left to be heard.
      if (calls.size === 0) isWaiting = false
      if (!isWaiting || now - heardAt < APART_MS) return false
      isWaiting = false
      heardAt = now
      return true
    },
  }
}
