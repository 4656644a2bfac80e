import { encodeFrame, type Frame, type FramePosition, type FrameReading } from '@jaga-jarak/shared/frame.ts'
import type { ScreenServer, ScreenSocket } from './outbox.ts'

/** A screen whose newest frame is this far behind gets the next one anyway, in frames: ages must move on screens. */
const REFRESH_EVERY = 20

/**
 * The second lane (LG3): at most one frame a call, only what changed since the last, newest wins. Frames are
 * volatile: a busy screen misses some and is right again with the next refresh.
 */
export function createLatest(deps: { io: ScreenServer; frame: () => Frame }) {
  const { io, frame } = deps
  let sentPositions = new Map<number, string>()
  let sentReadings = new Map<string, string>()
  let calls = 0

  const keyOf = (it: FramePosition): string => `${it.lon},${it.lat},${it.courseDeg},${it.freshness}`
  const readingKey = (it: FrameReading): string => `${Math.round(it.rangeM)},${it.certainty},${it.approach}`

  return {
    send(): void {
      if (io.sockets.sockets.size === 0) return
      const whole = frame()
      const refresh = calls++ % REFRESH_EVERY === 0
      const positions = refresh
        ? whole.positions
        : whole.positions.filter((it) => sentPositions.get(it.no) !== keyOf(it))
      const readings = refresh
        ? whole.readings
        : whole.readings.filter((it) => sentReadings.get(`${it.a}:${it.b}`) !== readingKey(it))
      if (positions.length + readings.length === 0) return
      sentPositions = new Map(whole.positions.map((it) => [it.no, keyOf(it)]))
      sentReadings = new Map(whole.readings.map((it) => [`${it.a}:${it.b}`, readingKey(it)]))
      io.volatile.emit('latest', encodeFrame({ now: whole.now, positions, readings }))
    },
    /** Everything, to one screen that has just got its snapshot. */
    sendAll(socket: ScreenSocket): void {
      socket.emit('latest', encodeFrame(frame()))
    },
  }
}
