import type { ScreenId } from '@jaga-jarak/shared/screen.ts'
import type { ScreenServer, ScreenSocket } from './outbox.ts'
import { wireOf } from './wire-of.ts'

/** A connection that has not answered for so long is not there, milliseconds; looked at once a second, under five seconds. */
const SILENT_MS = 3_500

/**
 * Whether a screen is there: a cable that was pulled says no goodbye, and Socket.IO waits longer for one. The browser
 * answers a ping of the WebSocket by itself. `now`: monotonic, milliseconds.
 */
export function createPulse(deps: {
  io: ScreenServer
  isAsked: (socket: ScreenSocket) => boolean
  hear: (id: ScreenId, isHeard: boolean) => void
  now: () => number
}) {
  const { io, isAsked, hear, now } = deps
  const heardAt = new WeakMap<ScreenSocket, number>()
  return {
    attend(socket: ScreenSocket): void {
      heardAt.set(socket, now())
      wireOf(socket)?.on('pong', () => void heardAt.set(socket, now()))
    },
    look(): void {
      for (const socket of io.sockets.sockets.values()) {
        if (!isAsked(socket)) continue
        hear(socket.data.screen.id, now() - (heardAt.get(socket) ?? 0) < SILENT_MS)
        const wire = wireOf(socket)
        if (wire?.readyState === wire?.OPEN) wire?.ping()
      }
    },
  }
}
