import type { TurnOf } from './queue.ts'

/** So often a report that the server breaks on is sent before the others go first. */
const TRIES = 3

/** Counts what the server broke on while this page is open; whoever comes back to it later begins anew. */
export function openFaults() {
  const faults = new Map<string, number>()
  const turnOf: TurnOf = (id) => Math.floor((faults.get(id) ?? 0) / TRIES)
  return {
    turnOf,
    broke: (id: string): void => void faults.set(id, (faults.get(id) ?? 0) + 1),
    /** The server stores again: a call for help, else behind all that waits, is tried once before the next of them. */
    stored(id: string, urgent: readonly string[]): void {
      faults.delete(id)
      for (const it of urgent) if (turnOf(it) > 0) faults.set(it, TRIES - 1)
    },
  }
}
