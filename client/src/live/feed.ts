import { FeedEntry, Heartbeat, type Resume, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { decodeFrame } from '@jaga-jarak/shared/frame.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { Opened } from '@jaga-jarak/shared/opened.ts'
import { Signature } from '@jaga-jarak/shared/roles.ts'
import { ScreenId } from '@jaga-jarak/shared/screen.ts'
import { GroupShape } from '@jaga-jarak/shared/shape.ts'
import { io } from 'socket.io-client'
import { z } from 'zod'
import { openAskingAnew } from './asking-anew.ts'
import { applyEntries, applyFrame, applyPeople, applyShapes, fromSnapshot } from './picture.ts'
import { useLine } from './store.ts'

/** A screen whose session was refused looks again this often: a new link may have been opened beside it. */
const REFUSED_RETRY_MS = 10_000
/** A screen that was cut off looks again a moment later: the answer to its own sign-out may still be on the way. */
const CUT_OFF_RETRY_MS = 250
const Entries = z.array(FeedEntry)
const Shapes = z.array(GroupShape)
const People = z.array(Signature)
const OpenedThings = z.array(Opened)
/** The session is over, or its holder owes something first: both are for the sign-in page. */
const REFUSED: readonly string[] = ['notSignedIn', 'notYet']

/**
 * Holds the line to the server: snapshot, numbered entries, frames, heartbeats into the store; reconnects by itself
 * and asks for what it missed. Returns the way to close it.
 */
export function openFeed(): () => void {
  useLine.setState({ link: 'connecting' })
  const socket = io({
    transports: ['websocket'],
    parser: frameParser,
    withCredentials: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  })
  let retry: ReturnType<typeof setTimeout> | undefined
  /** head that a heartbeat told of and that the entries have not reached yet */
  let missedHead = 0
  const resume = (after: Resume['after']): void => void socket.emit('resume', { after })
  const head = (): Resume['after'] => useLine.getState().picture?.head ?? null

  const anew = openAskingAnew({
    ask: () => resume(null),
    after(ms, then) {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  })

  const on = (event: string, take: (message: unknown) => void): void => {
    socket.on(event, (message: unknown) => {
      try {
        take(message)
      } catch (error) {
        console.error(`a message of the server could not be read: ${event}`, error)
        anew.unread(event)
      }
    })
  }

  socket.on('connect', () => {
    useLine.setState({ link: 'live' })
    resume(head())
  })
  socket.on('disconnect', (reason) => {
    // Nobody knows any more who has what open.
    useLine.setState({ link: 'lost', screenId: null, opened: [] })
    // After this reason Socket.IO leaves the next attempt to us.
    if (reason !== 'io server disconnect') return
    clearTimeout(retry)
    retry = setTimeout(() => socket.connect(), CUT_OFF_RETRY_MS)
  })
  socket.on('connect_error', (error) => {
    if (socket.active) {
      useLine.setState({ link: 'lost' })
      return
    }
    useLine.setState({ link: REFUSED.includes(error.message) ? 'refused' : 'lost' })
    clearTimeout(retry)
    retry = setTimeout(() => socket.connect(), REFUSED_RETRY_MS)
  })
  on('snapshot', (message) => {
    useLine.setState({ picture: fromSnapshot(Snapshot.parse(message)) })
    anew.stop()
  })
  on('entries', (message) => {
    const { picture } = useLine.getState()
    if (picture === null) return
    const applied = applyEntries(picture, Entries.parse(message))
    useLine.setState({ picture: applied.picture })
    if (applied.gap) resume(applied.picture.head)
  })
  on('latest', (message) => {
    const { picture } = useLine.getState()
    if (picture === null || !(message instanceof Uint8Array)) return
    useLine.setState({ picture: applyFrame(picture, decodeFrame(message)) })
  })
  on('shapes', (message) => {
    const { picture } = useLine.getState()
    if (picture === null) return
    useLine.setState({ picture: applyShapes(picture, Shapes.parse(message)) })
  })
  on('people', (message) => {
    const { picture } = useLine.getState()
    if (picture !== null) useLine.setState({ picture: applyPeople(picture, People.parse(message)) })
  })
  on('screen', (message) => useLine.setState({ screenId: ScreenId.parse(message) }))
  on('opened', (message) => useLine.setState({ opened: OpenedThings.parse(message) }))
  on('heartbeat', (message) => {
    const heartbeat = Heartbeat.parse(message)
    useLine.setState({ beat: { heartbeat, arrivedAt: performance.now() } })
    const mine = head() ?? 0
    // The tail may be on its way; a beat later it is lost.
    if (missedHead > mine && !anew.isPausing()) resume(head())
    missedHead = heartbeat.head > mine ? heartbeat.head : 0
  })
  return () => {
    clearTimeout(retry)
    anew.stop()
    socket.close()
    useLine.setState({ screenId: null, opened: [] })
  }
}
