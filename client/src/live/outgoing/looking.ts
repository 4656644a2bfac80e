import { backoffMs } from './backoff.ts'

/** Own reports are asked for this often while somebody looks. */
const LOOK_EVERY_MS = 15_000

export type LookingDeps = {
  /** whether the server answered */
  look: () => Promise<boolean>
  /** whether anybody could see what a look finds */
  isSeen: () => boolean
  random: () => number
  /** calls back after so many milliseconds; the answer calls it off */
  after: (ms: number, then: () => void) => () => void
}

/**
 * Looks whenever it is told to, and again by itself: soon after a look that reached nobody, since a phone says that it is
 * online before it is. A look that hangs holds up none that is asked for meanwhile; the latest says when the next is.
 */
export function openLooking({ look, isSeen, random, after }: LookingDeps) {
  let turn = 0
  let failures = 0
  let isClosed = false
  let callOff = (): void => undefined

  async function lookNow(): Promise<void> {
    callOff()
    turn += 1
    const own = turn
    const isReached = !isSeen() || (await look())
    if (isClosed || own !== turn) return
    failures = isReached ? 0 : failures + 1
    const waitMs = isReached ? LOOK_EVERY_MS : Math.min(LOOK_EVERY_MS, backoffMs(failures, random()))
    callOff = after(waitMs, () => void lookNow())
  }

  return {
    lookNow,
    close: (): void => {
      isClosed = true
      callOff()
    },
  }
}
