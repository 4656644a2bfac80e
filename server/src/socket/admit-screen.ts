import { seq } from '@jaga-jarak/shared/primitives.ts'
import type { RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import type { ScreenId } from '@jaga-jarak/shared/screen.ts'
import type { Logger } from 'pino'
import type { AddressOf } from '../address-of.ts'
import type { ScreenHolder, ScreenServer, ScreenSocket } from './outbox.ts'
import { createTally } from './tally.ts'

/** Sockets that may be open at once. */
export type ScreenLimits = {
  /** of one session: a desk with many windows, or a video wall of one machine; not a page that reconnects without end */
  perSession: number
  /** of one address as the rate limits see it: a building behind NAT, or all screens behind a proxy that is not trusted */
  perAddress: number
}

/**
 * Who gets a screen: a live session, within the limits. The address is counted from the first byte, so that what has
 * not signed in counts as well; the session from here on.
 */
export function admitScreens(deps: {
  io: ScreenServer
  whoIs: ScreenHolder
  addressOf: AddressOf
  limits: ScreenLimits
  newId: () => ScreenId
  log: Logger
}): void {
  const { io, whoIs, addressOf, limits, newId, log } = deps
  const [addresses, sessions] = [createTally(), createTally()]
  io.engine.on('connection', (conn: ScreenSocket['conn']) => {
    conn.once('close', addresses.enter(addressOf(conn.request)))
  })

  /** Why not; null is welcome, with the socket counted until its connection ends. */
  const refusal = async (socket: ScreenSocket): Promise<RefusalCode | null> => {
    const { conn, data, handshake } = socket
    if (addresses.count(addressOf(conn.request)) > limits.perAddress) return 'tooMany'
    const caller = await whoIs(handshake.headers.cookie)
    if (!caller) return 'notSignedIn'
    const { viewer, session } = caller
    if (viewer.due !== null) return 'notYet'
    if (sessions.count(session.id) >= limits.perSession) return 'tooMany'
    const leave = sessions.enter(session.id)
    socket.once('disconnect', leave)
    conn.once('close', leave)
    // It may have gone while the store was asked.
    if (conn.readyState !== 'open') leave()
    data.screen = { id: newId(), viewer, sessionId: session.id, cursor: seq(0), live: false, slowSince: null }
    return null
  }

  io.use((socket, next) => {
    refusal(socket).then(
      (code) => (code === null ? next() : next(new Error(code))),
      (error: unknown) => {
        log.warn({ err: error }, 'handshake failed')
        next(new Error('storeUnavailable' satisfies RefusalCode))
      },
    )
  })
}
