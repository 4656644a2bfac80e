import type { GroupShape } from '@jaga-jarak/shared/shape.ts'
import type { ScreenServer, ScreenSocket } from './outbox.ts'

/** Every so many calls all shapes go out again: a screen that was busy and missed one is right again then. */
const REFRESH_EVERY = 15

/** What groups cover and the way they came: only what changed since the last call (LG3). */
export function createShapes(deps: { io: ScreenServer; shapes: () => GroupShape[] }) {
  const { io, shapes } = deps
  let sent = new Map<string, string>()
  let calls = 0
  return {
    send(): void {
      if (io.sockets.sockets.size === 0) return
      const all = shapes()
      const texts = new Map(all.map((shape) => [shape.groupId, JSON.stringify(shape)]))
      const refresh = calls++ % REFRESH_EVERY === 0
      const changed = refresh ? all : all.filter(({ groupId }) => sent.get(groupId) !== texts.get(groupId))
      sent = texts
      if (changed.length > 0) io.volatile.emit('shapes', changed)
    },
    sendAll: (socket: ScreenSocket): void => void socket.emit('shapes', shapes()),
  }
}
