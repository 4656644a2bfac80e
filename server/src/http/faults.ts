import { refuse } from '@jaga-jarak/shared/refusal.ts'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { StoreUnavailable } from '../store-unavailable.ts'
import { sendRefusal } from './refuse.ts'

const statusOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null

/** What a handler or a body parser threw: the caller's fault, the store's, or a bug. Nothing leaks. */
export function faults(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    if (res.headersSent) {
      log.error({ err: error, path: req.path }, 'request failed on its way')
      return void res.destroy()
    }
    const status = statusOf(error)
    if (error instanceof StoreUnavailable) {
      log.warn({ err: error, path: req.path }, 'store unavailable')
      res.setHeader('Retry-After', '5')
      return sendRefusal(res, refuse('storeUnavailable'))
    }
    if (status === 413) return sendRefusal(res, refuse('tooLarge'))
    if (status !== null && status >= 400 && status < 500) return sendRefusal(res, refuse('malformed'))
    log.error({ err: error, path: req.path }, 'request failed')
    sendRefusal(res, refuse('internal'))
  }
}
