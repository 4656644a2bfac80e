import { bufferedBytes } from './buffered.ts'
import { LATEST_ONLY_BYTES, type Outbox, type ScreenServer } from './outbox.ts'
import { wireOf } from './wire-of.ts'

/** A screen with more than this waiting for this long is closed; it comes back and goes on from its number. */
const CLOSE_BYTES = 2 * 1_024 * 1_024
const CLOSE_AFTER_MS = 30_000

/**
 * Looks once at every screen: one that does not keep up gets no entries until it has drained, then what it missed;
 * one that takes nothing at all is cut off. `now` is monotonic, milliseconds.
 */
export function createSlowScreens(deps: { io: ScreenServer; outbox: Outbox; now: () => number }): () => void {
  const { io, outbox, now } = deps
  return () => {
    for (const socket of io.sockets.sockets.values()) {
      const { screen } = socket.data
      const waiting = bufferedBytes(socket)
      if (waiting > CLOSE_BYTES) {
        screen.slowSince ??= now()
        if (now() - screen.slowSince > CLOSE_AFTER_MS) {
          // A polite end would wait behind all that is not taken.
          wireOf(socket)?.terminate()
          continue
        }
      } else screen.slowSince = null
      if (screen.live && waiting > LATEST_ONLY_BYTES) void outbox.holdBack(socket)
      else if (!screen.live && screen.cursor > 0 && waiting < LATEST_ONLY_BYTES / 2) {
        void outbox.resume(socket, screen.cursor)
      }
    }
  }
}
