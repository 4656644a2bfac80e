import { AsyncLocalStorage } from 'node:async_hooks'
import { StoreUnavailable } from '../store-unavailable.ts'

/** Runs works one after the other, in the order they were asked for. */
export type Turns = {
  /**
   * `told` is called with the result before the next work begins, outside the turn. Throws when asked from inside a
   * running work of the same turns, which would wait for itself.
   */
  run<T>(work: () => Promise<T>, told?: (value: T) => void): Promise<T>
  /** Resolves when everything asked for so far has ended. */
  idle(): Promise<void>
}

/**
 * `patienceMs`: who has waited longer when the turn comes is turned away with StoreUnavailable, so that a database
 * that times out does so for everybody at once and not for one after the other. `now` is monotonic, milliseconds.
 */
export function inTurn(what: string, patienceMs: number, now: () => number): Turns {
  const inside = new AsyncLocalStorage<{ running: boolean }>()
  let last: Promise<unknown> = Promise.resolve()

  const begin = async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = { running: true }
    try {
      return await inside.run(turn, work)
    } finally {
      turn.running = false
    }
  }

  return {
    async run(work, told = () => {}) {
      if (inside.getStore()?.running) throw new Error(`${what} within ${what} would wait for itself`)
      const askedAt = now()
      const mine = last.then(async () => {
        const waitedMs = now() - askedAt
        if (waitedMs > patienceMs) throw new StoreUnavailable(`${what} waited ${Math.round(waitedMs)} ms for its turn`)
        const value = await begin(work)
        told(value)
        return value
      })
      last = mine.catch(() => {})
      return mine
    },
    async idle() {
      await last
    },
  }
}
