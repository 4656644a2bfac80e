import type { Logger } from 'pino'
import { every } from './every.ts'

/** How often the outside is told, real milliseconds: missing is seen there within a minute. */
export const OUTSIDE_BEAT_MS = 25_000
/** Whatever does not answer within this is dead, milliseconds. */
const PATIENCE_MS = 5_000

/** Whether a part of the house still does its work; what throws or takes too long does not. */
type Proof = { part: string; holds: (signal: AbortSignal) => Promise<boolean> }

/**
 * A dead man's switch: tells a watcher outside that all is well, again and again, and tells nothing once a part has
 * stopped; the watcher raises the alarm when it hears nothing. What it answers does not matter here.
 */
export function startDeadMan(deps: { url: string; everyMs: number; proofs: readonly Proof[]; log: Logger }) {
  const { url, everyMs, proofs, log } = deps
  const stopped = async (): Promise<string | null> => {
    for (const { part, holds } of proofs) {
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const tooLate = new Promise<boolean>((done) =>
        signal.addEventListener('abort', () => done(false), { once: true }),
      )
      const isAlive = await Promise.race([holds(signal), tooLate]).catch(() => false)
      if (!isAlive) return part
    }
    return null
  }
  return every(
    everyMs,
    'telling the outside that all is well',
    async () => {
      const part = await stopped()
      if (part !== null) return log.error({ part }, 'the outside is not told that all is well')
      const answer = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS) })
      await answer.body?.cancel()
      if (!answer.ok) log.warn({ status: answer.status }, 'the watcher outside refuses what it is told')
    },
    log,
  )
}
