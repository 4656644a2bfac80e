import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { NotifyConfig } from '../notify-settings.ts'
import { type Channel, failed, type Outcome } from './channel.ts'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

const numberOf = (error: object, key: string): number | null => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'number' ? value : null
}

/** What nodemailer threw: an answer of the server (4xx later, 5xx no), or none. */
function outcomeOf(error: unknown): Outcome {
  if (typeof error !== 'object' || error === null) return failed('failing')
  const status = numberOf(error, 'responseCode')
  if (status !== null) return failed(status < 500 ? 'failing' : 'refused', { status })
  return failed(Reflect.get(error, 'code') === 'ETIMEDOUT' ? 'tooSlow' : 'unreachable')
}

/** One mail to each mailbox. Mails on the same alert hang together; one sent twice has the same Message-ID. */
export function email(
  { smtpUrl, from, to, isPlain }: NonNullable<NotifyConfig['email']>,
  deps: { patienceMs: number },
): Channel {
  const host = from.slice(from.lastIndexOf('@') + 1)
  const isHere = LOOPBACK.test(new URL(smtpUrl).hostname)
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: !isPlain && !isHere,
    ignoreTLS: isPlain,
    connectionTimeout: deps.patienceMs,
    greetingTimeout: deps.patienceMs,
    socketTimeout: deps.patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'email',
    async send({ delivery: { id, target, alertId }, notification: { title, text, link, operation } }) {
      if (!to.includes(target)) return failed('notSetUp', { isFinal: true })
      const thread = alertId === null ? null : createHash('sha256').update(alertId).digest('hex').slice(0, 40)
      try {
        await transport.sendMail({
          ...{ from: { name: 'Jaga Jarak', address: from }, to: target, subject: title, messageId: `<${id}@${host}>` },
          ...(thread === null ? {} : { references: `<${thread}@${host}>` }),
          text: [text, ...(link === null ? [] : [link]), operation].join('\n\n'),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return 'sent'
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}
