import type { ScreenServer, ScreenSocket } from './outbox.ts'
import { wireOf } from './wire-of.ts'

/**
 * So many packets of any kind, from the first byte on: a way in, where it stands after each gap, an answer to each ping.
 * Each may cost a reading of the store, also where nobody has signed in.
 */
const MOST = 20
const WITHIN_MS = 10_000

/** Cuts off at once whoever says more than that. `now`: monotonic, milliseconds. */
export function limitTalk(io: ScreenServer, now: () => number): void {
  io.engine.on('connection', (conn: ScreenSocket['conn']) => {
    let begun = now()
    let said = 0
    conn.on('packet', () => {
      if (now() - begun > WITHIN_MS) {
        begun = now()
        said = 0
      }
      said += 1
      if (said <= MOST) return
      // Closing, it hears nothing more of what has come already; a polite end would let it talk on meanwhile.
      conn.close()
      wireOf({ conn })?.terminate()
    })
  })
}
