import type { ClientToServer, LogEntry, ServerToClient, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { type Seq, type SessionId, seq } from '@jaga-jarak/shared/primitives.ts'
import type { Signature, Viewer } from '@jaga-jarak/shared/roles.ts'
import type { ScreenId } from '@jaga-jarak/shared/screen.ts'
import { type Audience, audienceKey, entryFor, peopleFor } from '@jaga-jarak/shared/visible.ts'
import type { Logger } from 'pino'
import type { Server, Socket } from 'socket.io'
import type { Reader } from '../ports.ts'
import { bufferedBytes } from './buffered.ts'

export type Screen = {
  id: ScreenId
  viewer: Viewer
  sessionId: SessionId
  cursor: Seq
  live: boolean
  slowSince: number | null
}
export type ScreenSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, { screen: Screen }>
export type ScreenServer = Server<ClientToServer, ServerToClient, Record<string, never>, { screen: Screen }>

/** Who is behind a Cookie header; null is nobody. */
export type ScreenHolder = (
  cookieHeader: string | undefined,
) => Promise<{ viewer: Viewer; session: { id: SessionId } } | null>

/** Beyond this a screen gets a snapshot instead of what it missed. */
const TOO_FAR = 5_000
const PAGE = 500
/** A screen with more waiting than this gets positions only and later goes on from where it was. */
export const LATEST_ONLY_BYTES = 512 * 1_024

export type Outbox = ReturnType<typeof createOutbox>

/**
 * LG1, LG2: each screen has a cursor. Screens that are level share a room and one encoding; a new, returned or slow
 * one is served alone from the log until it is level again. Nothing here remembers what the log already holds.
 */
export function createOutbox(deps: {
  io: ScreenServer
  read: Reader
  snapshot: (viewer: Viewer) => Promise<Snapshot>
  afterSnapshot: (socket: ScreenSocket) => void
  log: Logger
}) {
  const { io, read, snapshot, afterSnapshot, log } = deps
  let head: Seq = seq(0)
  let pulling: Promise<void> | null = null
  let again = false

  const sendBehind = async (socket: ScreenSocket, after: Seq | null): Promise<void> => {
    const { screen } = socket.data
    screen.live = false
    await socket.leave(audienceKey(screen.viewer))
    const far = after === null || after > head || head - after > TOO_FAR
    if (far) {
      const taken = await snapshot(screen.viewer)
      socket.emit('snapshot', taken)
      screen.cursor = taken.seq
      afterSnapshot(socket)
    } else screen.cursor = after
    while (socket.connected && screen.cursor < head) {
      const page = await read.entriesAfter(screen.cursor, PAGE)
      const last = page.at(-1)
      if (!last) break
      socket.emit(
        'entries',
        page.map((entry) => entryFor(screen.viewer, entry)),
      )
      screen.cursor = last.seq
      if (bufferedBytes(socket) > LATEST_ONLY_BYTES) return
    }
    if (!socket.connected) return
    await socket.join(audienceKey(screen.viewer))
    screen.live = screen.cursor >= head
  }

  /** Who is looking now, each kind once, by the name of its room. */
  const audiences = (): Map<string, Audience> =>
    new Map([...io.sockets.sockets.values()].map(({ data }) => [audienceKey(data.screen.viewer), data.screen.viewer]))

  const broadcast = (entries: readonly LogEntry[]): void => {
    for (const [room, audience] of audiences())
      io.to(room).emit(
        'entries',
        entries.map((entry) => entryFor(audience, entry)),
      )
    for (const socket of io.sockets.sockets.values()) if (socket.data.screen.live) socket.data.screen.cursor = head
  }

  const pull = async (): Promise<void> => {
    for (;;) {
      const page = await read.entriesAfter(head, PAGE)
      const last = page.at(-1)
      if (!last) return
      head = last.seq
      broadcast(page)
    }
  }

  return {
    head: () => head,
    async start(): Promise<void> {
      head = await read.head()
    },
    /** After a commit here, or on a poll because another node may have written. Calls never overlap. */
    async wake(): Promise<void> {
      again = true
      pulling ??= (async () => {
        while (again) {
          again = false
          await pull()
        }
      })().finally(() => {
        pulling = null
      })
      await pulling
    },
    /** From `after` on, or a snapshot; ends level and live, or slow and not live. */
    async resume(socket: ScreenSocket, after: Seq | null): Promise<void> {
      try {
        await sendBehind(socket, after)
      } catch (error) {
        log.warn({ err: error }, 'a screen could not be brought level; it will ask again')
        socket.disconnect(true)
      }
    },
    /** Who ids stand for, to every screen, as it may know it: names are corrected and erased without an entry. */
    tellPeople(people: readonly Signature[]): void {
      for (const socket of io.sockets.sockets.values())
        socket.emit('people', peopleFor(socket.data.screen.viewer, people))
    },
    /** Takes a slow screen out of the shared room; it keeps its cursor and is served when it has drained. */
    async holdBack(socket: ScreenSocket): Promise<void> {
      socket.data.screen.live = false
      await socket.leave(audienceKey(socket.data.screen.viewer))
    },
  }
}
