import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { z } from 'zod'

const CIPHER = 'aes-256-gcm'
const [IV, TAG] = [12, 16]

/** Closes and opens notes that the house gives to a browser to bring back: it can neither read nor change them. */
export type Seal = {
  close(note: unknown): string
  /** null: not closed by this key, changed, or of another shape */
  open<T>(sealed: string, schema: z.ZodType<T>): T | null
}

/** `secret`: any words with at least 128 random bits; the same on every node. */
export function sealWith(secret: string): Seal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'jaga-jarak provider sign-in', 32))
  return {
    close(note) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv(CIPHER, key, iv)
      const body = Buffer.concat([cipher.update(JSON.stringify(note), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, schema) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= IV + TAG) return null
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV), { authTagLength: TAG })
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
      try {
        const note = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
        return schema.safeParse(JSON.parse(note)).data ?? null
      } catch {
        // The tag does not fit: whoever made this had not the key.
        return null
      }
    },
  }
}
