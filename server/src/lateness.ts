import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How often the loop is looked at, and after which time what was seen is forgotten, milliseconds. */
const STEP_MS = 20
const MEMORY_MS = 60_000

/** By how much this process is late for what it has to do: the loop of events, seen over the last minute. */
export function watchLateness() {
  const delays = monitorEventLoopDelay({ resolution: STEP_MS })
  delays.enable()
  const forget = setInterval(() => delays.reset(), MEMORY_MS).unref()
  return {
    /** of a hundred times the worst but one, milliseconds */
    lateMs(): number {
      const ms = delays.percentile(99) / 1e6 - STEP_MS
      return Number.isFinite(ms) ? Math.max(0, ms) : 0
    },
    close(): void {
      clearInterval(forget)
      delays.disable()
    },
  }
}
