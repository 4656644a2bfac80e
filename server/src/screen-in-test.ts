import type { FeedEntry, Snapshot } from '@jaga-jarak/shared/feed.ts'
import type { ScreenSocket } from './app-in-test.ts'

/** The world as a screen gets it when it comes. */
export const snapshotOf = (socket: ScreenSocket): Promise<Snapshot> =>
  new Promise((done, fail) => {
    socket.once('snapshot', done)
    socket.once('connect_error', fail)
    socket.emit('resume', { after: null })
  })

/** Resolves with the entry that `wanted` picks, whenever it comes. */
export const entryOf = (socket: ScreenSocket, wanted: (entry: FeedEntry) => boolean): Promise<FeedEntry> =>
  new Promise((done) => {
    socket.on('entries', (entries) => {
      const found = entries.find(wanted)
      if (found) done(found)
    })
  })
