import type { Logger } from 'pino'

/**
 * Runs `work` again and again, the next time `pauseMs` after the last has ended, so that runs never overlap. A run
 * that throws is logged and the next one comes. `stop` waits for the run under way; `stalledMs` is for how long none has
 * succeeded, real milliseconds.
 */
export function every(
  pauseMs: number,
  what: string,
  work: () => Promise<void>,
  log: Logger,
): { stop(): Promise<void>; stalledMs(): number } {
  let stopped = false
  let lastDone = performance.now()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const turn = (): void => {
    running = work()
      .then(() => {
        lastDone = performance.now()
      })
      .catch((error: unknown) => log.warn({ err: error }, `${what} failed; it is tried again`))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, pauseMs)
      })
  }
  timer = setTimeout(turn, 0)
  return {
    stalledMs: () => performance.now() - lastDone,
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
