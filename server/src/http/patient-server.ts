import { createServer, type RequestListener, type Server } from 'node:http'

/** How long a connection may keep its place, milliseconds. */
export type Patience = {
  /** until the headers of a request have come */
  headersMs: number
  /** until all of it has come */
  requestMs: number
  /** without a byte in either direction: who asks for much and takes nothing of it */
  idleMs: number
  /** how often it is looked at */
  checkMs: number
}

/** A backlog over a slow mobile line passes; who sends by the byte, or takes by the byte, does not stay for ever. */
export const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000, idleMs: 120_000, checkMs: 5_000 }

/** A web server that loses patience. Once it is a WebSocket, a connection is kept by its own rules. */
export function createPatientServer(answer: RequestListener, patience: Patience = PATIENCE): Server {
  const { headersMs, requestMs, idleMs, checkMs } = patience
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
    answer,
  )
  server.setTimeout(idleMs)
  return server
}
