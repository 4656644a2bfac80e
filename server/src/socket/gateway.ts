import type { Server as HttpServer } from 'node:http'
import { setTimeout as rest } from 'node:timers/promises'
import { type Heartbeat, Resume, type Snapshot } from '@jaga-jarak/shared/feed.ts'
import type { Frame } from '@jaga-jarak/shared/frame.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { FEED_READERS } from '@jaga-jarak/shared/matrix.ts'
import type { Opened } from '@jaga-jarak/shared/opened.ts'
import { DisplayId, type Seq, type SessionId } from '@jaga-jarak/shared/primitives.ts'
import type { Signature, Viewer } from '@jaga-jarak/shared/roles.ts'
import type { OpenScreen, ScreenChanges, ScreenId } from '@jaga-jarak/shared/screen.ts'
import type { GroupShape } from '@jaga-jarak/shared/shape.ts'
import { type Audience, audienceKey } from '@jaga-jarak/shared/visible.ts'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { AddressOf } from '../address-of.ts'
import type { Clock, Reader } from '../ports.ts'
import { sameOrigin } from '../same-origin.ts'
import { admitScreens, type ScreenLimits } from './admit-screen.ts'
import { createLatest } from './latest.ts'
import { createOutbox, type ScreenHolder, type ScreenServer, type ScreenSocket } from './outbox.ts'
import { createPresence } from './presence.ts'
import { createPulse } from './pulse.ts'
import { createShapes } from './shapes.ts'
import { createSlowScreens } from './slow-screens.ts'
import { limitTalk } from './talk.ts'

/** Sessions are looked at again this often, so that a revoked one goes dark within five seconds. */
const SESSION_CHECK_MS = 4_000

/** Who opens a connection and says nothing is sent away. */
const SILENT_MS = 10_000

/** Who has what open: told of the screens that come, go and fall silent, and telling each audience what it may know. */
export type OpenedBoard = {
  version: () => number
  enter: (screen: OpenScreen) => void
  leave: (id: ScreenId) => void
  hear: (id: ScreenId, isHeard: boolean) => void
  toldTo: (audience: Audience) => Opened[]
}

const openScreenOf = ({ data: { screen } }: ScreenSocket): OpenScreen => {
  const { id, role, reach } = screen.viewer
  const holder =
    role === 'display' ? { personId: null, displayId: DisplayId.parse(id) } : { personId: id, displayId: null }
  return { screenId: screen.id, sessionId: screen.sessionId, ...holder, role, reach }
}

export function openBalcony(deps: {
  httpServer: HttpServer
  read: Reader
  whoIs: ScreenHolder
  addressOf: AddressOf
  snapshot: (viewer: Viewer) => Promise<Snapshot>
  frame: () => Frame
  shapes: () => GroupShape[]
  limits: ScreenLimits
  newId: () => ScreenId
  /** which screens came and went */
  noteScreens: (changes: ScreenChanges) => Promise<void>
  opened: OpenedBoard
  clock: Clock
  log: Logger
}) {
  const { httpServer, read, whoIs, addressOf, snapshot, limits, newId, opened, clock, log } = deps
  const io: ScreenServer = new Server(httpServer, {
    transports: ['websocket'],
    parser: frameParser,
    serveClient: false,
    maxHttpBufferSize: 16_384,
    connectTimeout: SILENT_MS,
    allowRequest: (req, answer) => answer(null, sameOrigin(req.headers)),
  })
  const latest = createLatest({ io, frame: deps.frame })
  const shapes = createShapes({ io, shapes: deps.shapes })
  const afterSnapshot = (socket: ScreenSocket): void => {
    latest.sendAll(socket)
    shapes.sendAll(socket)
  }
  const outbox = createOutbox({ io, read, snapshot, log, afterSnapshot })

  const hasDesk = ({ data }: ScreenSocket): boolean => FEED_READERS.opened.includes(data.screen.viewer.role)
  const pulse = createPulse({ io, isAsked: hasDesk, hear: opened.hear, now: () => clock.monotonic() })
  let toldOpened = opened.version()
  const tellOpened = (): void => {
    if (toldOpened === opened.version()) return
    toldOpened = opened.version()
    for (const socket of io.sockets.sockets.values())
      if (hasDesk(socket)) socket.emit('opened', opened.toldTo(socket.data.screen.viewer))
  }
  const greet = (socket: ScreenSocket): void => {
    pulse.attend(socket)
    opened.enter(openScreenOf(socket))
    socket.once('disconnect', () => opened.leave(socket.data.screen.id))
    socket.emit('screen', socket.data.screen.id)
    socket.emit('opened', opened.toldTo(socket.data.screen.viewer))
  }
  const presence = createPresence(deps.noteScreens)
  limitTalk(io, () => clock.monotonic())
  admitScreens({ io, whoIs, addressOf, limits, newId, log })
  io.on('connection', (socket) => {
    // The one thing that a screen may say.
    socket.use(([event], next) => {
      if (event === 'resume') next()
      else socket.disconnect(true)
    })
    presence.open(openScreenOf(socket))
    socket.once('disconnect', () => presence.close(socket.data.screen.id))
    if (hasDesk(socket)) greet(socket)
    socket.on('resume', (message: unknown) => {
      const resume = Resume.safeParse(message)
      if (resume.success) void outbox.resume(socket, resume.data.after)
      else socket.disconnect(true)
    })
  })

  const checkSessions = async (): Promise<void> => {
    const holders = new Map<SessionId, ReturnType<ScreenHolder>>()
    for (const socket of [...io.sockets.sockets.values()]) {
      const { sessionId, viewer } = socket.data.screen
      const holder = holders.get(sessionId) ?? whoIs(socket.handshake.headers.cookie)
      holders.set(sessionId, holder)
      const now = await holder
      // Another role or reach is another audience: the screen signs in anew and gets what it may see.
      if (now === null || now.viewer.due !== null || audienceKey(now.viewer) !== audienceKey(viewer))
        socket.disconnect(true)
    }
  }
  const timers = [
    setInterval(() => {
      outbox.wake().catch((error: unknown) => log.warn({ err: error }, 'the log cannot be read'))
    }, 500),
    setInterval(createSlowScreens({ io, outbox, now: () => clock.monotonic() }), 1_000),
    setInterval(() => {
      checkSessions().catch((error: unknown) => log.warn({ err: error }, 'sessions cannot be checked'))
    }, SESSION_CHECK_MS),
    setInterval(() => latest.send(), 250),
    setInterval(tellOpened, 250),
    setInterval(() => pulse.look(), 1_000),
    setInterval(() => shapes.send(), 2_000),
  ]

  return {
    start: () => outbox.start(),
    wake: () => outbox.wake(),
    /** Cuts off the screens of sessions that are over. */
    checkSessions,
    /** Which screens came and went; to be called at most once a second, and after `close`. */
    tellScreens: () => presence.tell(),
    tellPeople: (people: readonly Signature[]) => outbox.tellPeople(people),
    screens: () => io.sockets.sockets.size,
    head: () => outbox.head(),
    /** Whether the feed comes to an entry; false when it has not by the time that the signal is given. */
    async hasTold(seq: Seq, signal: AbortSignal): Promise<boolean> {
      // The poll brings it; a loop that asked by itself would leave the poll no turn.
      while (outbox.head() < seq && !signal.aborted) await rest(50)
      return outbox.head() >= seq
    },
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
