import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Heard = { path: string; headers: IncomingHttpHeaders; body: Buffer }
/** What a sink does with the next request; null: never answers. */
export type Answer = { status: number; body?: string; headers?: Record<string, string> } | null

/** A receiver on this machine that keeps all it hears; it can be scripted, shut and opened again at the same port. */
export async function openSink(usual: NonNullable<Answer>) {
  const heard: Heard[] = []
  const script: Answer[] = []
  const hanging: ServerResponse[] = []
  const sockets = new Set<Socket>()
  const server = createServer((req, res) => {
    const pieces: Buffer[] = []
    req.on('data', (piece: Buffer) => pieces.push(piece))
    req.on('end', () => {
      heard.push({ path: req.url ?? '', headers: req.headers, body: Buffer.concat(pieces) })
      const next = script.shift()
      const answer = next === undefined ? usual : next
      if (answer === null) return void hanging.push(res)
      res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body ?? '{}')
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const shut = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done())
      for (const socket of sockets) socket.destroy()
    })
  return {
    ...{ heard, script, shut, origin: `http://127.0.0.1:${port}` },
    reopen: () => listen(port),
    texts: () => heard.map(({ body }) => body.toString('utf8')),
  }
}
export type Sink = Awaited<ReturnType<typeof openSink>>

export type Mail = { from: string; to: string[]; raw: string }

/** A mail server on this machine; `refusals` are answered first, each to one mail. */
export async function openMailbox() {
  const mails: Mail[] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, disableReverseLookup: true },
    onData(stream, session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const code = refusals.shift()
        if (code !== undefined) return callback(Object.assign(new Error('not now'), { responseCode: code }))
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        mails.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(pieces).toString('utf8') })
        callback()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return {
    ...{ mails, refusals, url: `smtp://127.0.0.1:${port}` },
    shut: () => new Promise<void>((done) => server.close(() => done())),
  }
}
