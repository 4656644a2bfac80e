/** A page that is older than the server may not read its snapshots at all: it asks again, but not without end. */
const UNREAD_RETRY_MS = 10_000
/** What comes again by itself: losing one is no gap. */
const RENEWED: readonly string[] = ['latest', 'heartbeat', 'shapes', 'screen', 'opened']

export type AskingAnewDeps = {
  /** asks for a snapshot */
  ask: () => void
  /** calls back after so many milliseconds; the answer calls it off */
  after: (ms: number, then: () => void) => () => void
}

/**
 * What cannot be read is never guessed at: the screen starts again from a snapshot, at once, or after a pause when it was
 * a snapshot that could not be read. While it pauses nothing else makes it ask.
 */
export function openAskingAnew({ ask, after }: AskingAnewDeps) {
  let callOff: (() => void) | null = null
  const stop = (): void => {
    callOff?.()
    callOff = null
  }
  return {
    isPausing: (): boolean => callOff !== null,
    /** A message of this name could not be read. */
    unread(event: string): void {
      if (RENEWED.includes(event) || callOff !== null) return
      if (event !== 'snapshot') {
        ask()
        return
      }
      callOff = after(UNREAD_RETRY_MS, () => {
        callOff = null
        ask()
      })
    },
    /** A snapshot was read, or there is no line any more. */
    stop,
  }
}
