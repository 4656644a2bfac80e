import { useSyncExternalStore } from 'react'

/** The phone's own clock, which its sleep does not stop. */
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) now = phoneNow()
  timer ??= setInterval(() => {
    now = phoneNow()
    for (const tell of listeners) tell()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Epoch milliseconds by the phone, at the instant of a tap. */
export const phoneNow = (): number => Date.now()

/** Epoch milliseconds by the phone, new once a second while something shows it. */
export const usePhoneNow = (): number => useSyncExternalStore(subscribe, () => now)
