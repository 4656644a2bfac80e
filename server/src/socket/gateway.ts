import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { type Heartbeat, Resume, type Snapshot } from '@jaga-jarak/shared/feed.ts'
import type { Frame } from '@jaga-jarak/shared/frame.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { Clock, Reader, SessionRow } from '../ports.ts'
import { bufferedBytes } from './buffered.ts'
import { createLatest } from './latest.ts'
import { createOutbox, LATEST_ONLY_BYTES, type ScreenServer } from './outbox.ts'

/** A screen with more than this waiting for this long is closed; it comes back and goes on from its number. */
const CLOSE_BYTES = 2 * 1_024 * 1_024
const CLOSE_AFTER_MS = 30_000
/** Sessions are looked at again this often, so that a revoked one goes dark within five seconds. */
const SESSION_CHECK_MS = 4_000

/** A browser always says where a page came from; a foreign page may not open a socket with our cookie. */
const sameOrigin = (req: IncomingMessage): boolean => {
  const { origin, host } = req.headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

export function openBalcony(deps: {
  httpServer: HttpServer
  read: Reader
  whoIs: (cookieHeader: string | undefined) => Promise<SessionRow | null>
  snapshot: (viewer: Viewer) => Promise<Snapshot>
  frame: () => Frame
  clock: Clock
  log: Logger
}) {
  const { httpServer, read, whoIs, snapshot, clock, log } = deps
  const io: ScreenServer = new Server(httpServer, {
    transports: ['websocket'],
    parser: frameParser,
    serveClient: false,
    maxHttpBufferSize: 16_384,
    allowRequest: (req, answer) => answer(null, sameOrigin(req)),
  })
  const latest = createLatest({ io, frame: deps.frame })
  const outbox = createOutbox({ io, read, snapshot, log, afterSnapshot: (socket) => latest.sendAll(socket) })

  io.use((socket, next) => {
    whoIs(socket.handshake.headers.cookie).then(
      (session) => {
        if (!session) return next(new Error('notSignedIn'))
        socket.data.screen = { viewer: session.viewer, cursor: seq(0), live: false, slowSince: null }
        next()
      },
      (error: unknown) => {
        log.warn({ err: error }, 'handshake failed')
        next(new Error('storeUnavailable'))
      },
    )
  })
  io.on('connection', (socket) => {
    socket.on('resume', (message: unknown) => {
      const resume = Resume.safeParse(message)
      if (resume.success) void outbox.resume(socket, resume.data.after)
      else socket.disconnect(true)
    })
  })

  const watchSlow = (): void => {
    const now = clock.monotonic()
    for (const socket of io.sockets.sockets.values()) {
      const { screen } = socket.data
      const waiting = bufferedBytes(socket)
      if (waiting > CLOSE_BYTES) {
        screen.slowSince ??= now
        if (now - screen.slowSince > CLOSE_AFTER_MS) socket.disconnect(true)
      } else screen.slowSince = null
      if (screen.live && waiting > LATEST_ONLY_BYTES) void outbox.holdBack(socket)
      else if (!screen.live && screen.cursor > 0 && waiting < LATEST_ONLY_BYTES / 2) {
        void outbox.resume(socket, screen.cursor)
      }
    }
  }
  const checkSessions = async (): Promise<void> => {
    for (const socket of [...io.sockets.sockets.values()]) {
      if ((await whoIs(socket.handshake.headers.cookie)) === null) socket.disconnect(true)
    }
  }
  const timers = [
    setInterval(() => {
      outbox.wake().catch((error: unknown) => log.warn({ err: error }, 'the log cannot be read'))
    }, 500),
    setInterval(watchSlow, 1_000),
    setInterval(() => {
      checkSessions().catch((error: unknown) => log.warn({ err: error }, 'sessions cannot be checked'))
    }, SESSION_CHECK_MS),
    setInterval(() => latest.send(), 250),
  ]

  return {
    start: () => outbox.start(),
    wake: () => outbox.wake(),
    screens: () => io.sockets.sockets.size,
    head: () => outbox.head(),
    beat(ageMs: number): void {
      const heartbeat: Heartbeat = { ageMs, head: outbox.head(), now: clock.now(), clockSpeed: clock.speed }
      io.emit('heartbeat', heartbeat)
    },
    async close(): Promise<void> {
      for (const timer of timers) clearInterval(timer)
      await io.close()
    },
  }
}
