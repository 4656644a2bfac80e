import { routes } from '@jaga-jarak/shared/api.ts'
import { Snapshot } from '@jaga-jarak/shared/feed.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { io } from 'socket.io-client'

/** Somebody who signs in and asks the balcony for the whole world, as a screen does when it begins. */
export async function openListener({ url, name, password }: Record<'url' | 'name' | 'password', string>) {
  const signedIn = await fetch(`${url}${routes.signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = io(url, { transports: ['websocket'], parser: frameParser, extraHeaders: { cookie } })
  return {
    snapshot: (): Promise<Snapshot> =>
      new Promise((done) => {
        socket.once('snapshot', (message: unknown) => done(Snapshot.parse(message)))
        if (socket.connected) socket.emit('resume', { after: null })
        else socket.once('connect', () => socket.emit('resume', { after: null }))
      }),
    close: (): void => void socket.close(),
  }
}
export type Listener = Awaited<ReturnType<typeof openListener>>
