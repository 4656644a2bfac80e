import { encodeFrame, type Frame, type FramePosition, type FrameReading } from '@jaga-jarak/shared/frame.ts'
import type { ScreenServer, ScreenSocket } from './outbox.ts'
import { wireOf } from './wire-of.ts'

/** A screen whose newest frame is this far behind gets the next one anyway, in frames: ages must move on screens. */
const REFRESH_EVERY = 20

/** A screen that has not taken this much of what it was sent misses the frame: newest wins, it is whole again soon. */
const BUSY_BYTES = 16_384
const OPEN = 1

/**
 * One binary message to each screen, past the queues of Socket.IO and Engine.IO, which would cost as much again: to
 * them a message like any other, since the packed frame travels bare (see the frame parser).
 */
function broadcast(io: ScreenServer, bytes: Uint8Array): void {
  for (const socket of io.sockets.sockets.values()) {
    const wire = wireOf(socket)
    if (wire !== null && wire.readyState === OPEN && wire.bufferedAmount < BUSY_BYTES) wire.send(bytes)
  }
}

const hasMoved = (sent: FramePosition | undefined, it: FramePosition): boolean =>
  sent === undefined ||
  sent.lon !== it.lon ||
  sent.lat !== it.lat ||
  sent.courseDeg !== it.courseDeg ||
  sent.freshness !== it.freshness

const pairOf = ({ a, b }: FrameReading): number => a * 65_536 + b
const hasChanged = (sent: FrameReading | undefined, it: FrameReading): boolean =>
  sent === undefined ||
  Math.round(sent.rangeM) !== Math.round(it.rangeM) ||
  sent.certainty !== it.certainty ||
  sent.approach !== it.approach

/**
 * The second lane (LG3): at most one frame a call, only what changed since the last, newest wins. A busy
 * screen misses some frames and is right again with the next refresh.
 */
export function createLatest(deps: { io: ScreenServer; frame: () => Frame }) {
  const { io, frame } = deps
  let sentPositions = new Map<number, FramePosition>()
  let sentReadings = new Map<number, FrameReading>()
  let calls = 0

  return {
    send(): void {
      if (io.sockets.sockets.size === 0) return
      const whole = frame()
      const refresh = calls++ % REFRESH_EVERY === 0
      const positions = refresh
        ? whole.positions
        : whole.positions.filter((it) => hasMoved(sentPositions.get(it.no), it))
      const readings = refresh
        ? whole.readings
        : whole.readings.filter((it) => hasChanged(sentReadings.get(pairOf(it)), it))
      if (positions.length + readings.length === 0) return
      sentPositions = new Map(whole.positions.map((it) => [it.no, it]))
      sentReadings = new Map(whole.readings.map((it) => [pairOf(it), it]))
      broadcast(io, encodeFrame({ now: whole.now, positions, readings }))
    },
    /** Everything, to one screen that has just got its snapshot. */
    sendAll(socket: ScreenSocket): void {
      socket.emit('latest', encodeFrame(frame()))
    },
  }
}
