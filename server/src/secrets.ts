import { createHash, randomBytes } from 'node:crypto'
import type { Secrets } from './ports.ts'

/** Ids of 80 random bits, tokens of 192; only the SHA-256 of a token is kept, as it has entropy enough without salt. */
export const secrets: Secrets = {
  id: (prefix) => `${prefix}-${randomBytes(10).toString('hex')}`,
  token: () => randomBytes(24).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest('hex'),
}
