import { createECDH, randomBytes } from 'node:crypto'
import { decrypt } from 'http_ece'

/** Keys as a browser makes them, and the way in which it reads what was pushed (RFC 8291). */
export function aBrowser() {
  const ecdh = createECDH('prime256v1')
  const p256dh = ecdh.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  return {
    keys: { p256dh, auth },
    read(body: Buffer): unknown {
      const text = decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth })
      return JSON.parse(text.toString('utf8'))
    },
  }
}
