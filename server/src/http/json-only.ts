import { refuse } from '@jaga-jarak/shared/refusal.ts'
import type { RequestHandler } from 'express'
import { sendRefusal } from './refuse.ts'

const JSON_TYPE = /^application\/json\s*(;|$)/i

const BYTES = /^application\/octet-stream\s*(;|$)/i

/**
 * What changes something comes as JSON, as bytes, or with no body. A form on somebody else's page can make a browser send its own
 * three types, with our cookie where the browser is old; for the others a browser asks first, and is never told that it may.
 */
export const jsonOnly: RequestHandler = (req, res, next) => {
  const type = req.get('content-type')
  if (req.method === 'GET' || req.method === 'HEAD' || type === undefined || JSON_TYPE.test(type) || BYTES.test(type))
    next()
  else sendRefusal(res, refuse('malformed', 'application/json expected'))
}
