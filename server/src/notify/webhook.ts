import { createHmac } from 'node:crypto'
import type { NotifyConfig } from '../notify-settings.ts'
import type { Channel } from './channel.ts'
import { post } from './post.ts'

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over the seconds, a dot, and the body as it was sent. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

export function webhook(
  { url, secret }: NonNullable<NotifyConfig['webhook']>,
  deps: { wall: () => number; patienceMs: number },
): Channel {
  return {
    name: 'webhook',
    async send({ delivery, notification }) {
      const body = JSON.stringify(notification)
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Jaga-Jarak',
        'jaga-jarak-delivery': delivery.id,
        'jaga-jarak-attempt': String(delivery.attempts),
        'jaga-jarak-signature': signatureOf(secret, Math.floor(deps.wall() / 1_000), body),
      }
      return (await post({ url, headers, body }, deps.patienceMs)).outcome
    },
  }
}
