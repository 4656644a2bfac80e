import { useSyncExternalStore } from 'react'

/** The second ticks once for everybody. */
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = performance.now()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = performance.now()
    for (const tell of listeners) tell()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Real milliseconds that no clock change moves, new once a second. */
export const useSecond = (): number => useSyncExternalStore(subscribe, () => now)
