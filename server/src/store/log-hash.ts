import { createHash } from 'node:crypto'

/** What the first entry follows. */
export const GENESIS_HASH = '0'.repeat(64)

/**
 * Hex SHA-256 of an entry and of the hash before it (LG4). The body is JSON in one line, so that the line breaks
 * between the parts cannot be moved.
 */
export function logHash(before: string, entry: { seq: number; at: number; by: string | null; body: string }): string {
  return createHash('sha256')
    .update(`${before}\n${entry.seq}\n${entry.at}\n${entry.by ?? ''}\n${entry.body}`)
    .digest('hex')
}
