import type { RuledChannel } from '@jaga-jarak/shared/notify.ts'
import { z } from 'zod'

/** Where a channel leads. Secrets stand here and go nowhere else. */
export type NotifyConfig = {
  webhook: { url: string; secret: string } | null
  telegram: { api: string; token: string; chats: readonly string[] } | null
  email: { smtpUrl: string; from: string; to: readonly string[]; isPlain: boolean } | null
  /** null: made by the server at its first start and kept in its store */
  vapid: { publicKey: string; privateKey: string } | null
  /** hosts that a browser may name, `*.` before those whose subdomains are meant */
  pushServices: readonly string[]
  /** the address that people use, without a slash at its end; null: messages carry no link */
  publicUrl: string | null
}

const PRIVATE = /^(localhost|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\])$/
/** Bodies are signed, not secret: over other people's networks they go closed. */
const isClosed = (text: string): boolean => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || PRIVATE.test(hostname)
}
const outward = z
  .url({ protocol: /^https?$/ })
  .refine(isClosed, 'https; http only on this machine or a private network')

const list = (most: number) =>
  z.string().transform((text, context) => {
    const found = [...new Set(text.split(',').map((it) => it.trim()))].filter((it) => it !== '')
    if (found.length === 0 || found.length > most) context.addIssue({ code: 'custom', message: `1 to ${most} of them` })
    return found
  })
const mailbox = z.email()

export const NotifySettings = {
  WEBHOOK_URL: outward.optional(),
  WEBHOOK_SECRET: z.string().min(32).optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'as BotFather gives it')
    .optional(),
  TELEGRAM_CHAT_IDS: list(20)
    .pipe(z.array(z.string().regex(/^(-?\d{1,20}|@\w{5,32})$/)))
    .optional(),
  TELEGRAM_API: outward.default('https://api.telegram.org'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_PLAIN: z.stringbool().default(false),
  MAIL_FROM: mailbox.optional(),
  MAIL_TO: list(50).pipe(z.array(mailbox)).optional(),
  VAPID_PUBLIC_KEY: z.string().min(80).optional(),
  VAPID_PRIVATE_KEY: z.string().min(40).optional(),
  PUSH_SERVICES: list(20).default([
    'fcm.googleapis.com',
    '*.push.services.mozilla.com',
    '*.push.apple.com',
    '*.notify.windows.com',
  ]),
}

const Given = z.object(NotifySettings)
type Given = z.output<typeof Given>

/** Of each channel what it needs; half a channel is none, and nobody would know why. */
const NEEDED = [
  ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
  ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_CHAT_IDS'],
  ['SMTP_URL', 'MAIL_FROM', 'MAIL_TO'],
  ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'],
] as const satisfies readonly (readonly (keyof Given)[])[]

export const missingOfNotify = (given: Given): (keyof Given)[] =>
  NEEDED.flatMap((names) => {
    const missing = names.filter((name) => given[name] === undefined)
    return missing.length === names.length ? [] : missing
  })

export function notifyOf(given: Given, publicUrl: string | null): NotifyConfig {
  const { WEBHOOK_URL, WEBHOOK_SECRET, TELEGRAM_BOT_TOKEN, TELEGRAM_CHAT_IDS, SMTP_URL, MAIL_FROM, MAIL_TO } = given
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = given
  return {
    webhook: WEBHOOK_URL && WEBHOOK_SECRET ? { url: WEBHOOK_URL, secret: WEBHOOK_SECRET } : null,
    telegram:
      TELEGRAM_BOT_TOKEN && TELEGRAM_CHAT_IDS
        ? { api: given.TELEGRAM_API.replace(/\/$/, ''), token: TELEGRAM_BOT_TOKEN, chats: TELEGRAM_CHAT_IDS }
        : null,
    email:
      SMTP_URL && MAIL_FROM && MAIL_TO
        ? { smtpUrl: SMTP_URL, from: MAIL_FROM, to: MAIL_TO, isPlain: given.SMTP_PLAIN }
        : null,
    vapid:
      VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY ? { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY } : null,
    pushServices: given.PUSH_SERVICES,
    publicUrl,
  }
}

/** Who is told over each channel, by names that may be shown. */
export const receiversOf = (config: NotifyConfig): Record<RuledChannel, readonly string[]> => ({
  webhook: config.webhook === null ? [] : [new URL(config.webhook.url).host],
  telegram: config.telegram?.chats ?? [],
  email: config.email?.to ?? [],
})
