import { z } from 'zod'
import { AlertKind, Certainty } from './alert.ts'
import { Camp } from './group.ts'
import { Severity } from './incident.ts'
import { AlertId, EpochMs, Metres, PersonId, text, Version } from './primitives.ts'
import { Place } from './region.ts'
import { Reach } from './roles.ts'

/** Ways out of the house. push goes to the browsers and phones of people; the others are set up with the server. */
export const NotifyChannel = z.enum(['push', 'webhook', 'telegram', 'email'])
export type NotifyChannel = z.infer<typeof NotifyChannel>
/** Those that an administrator writes a rule for; of a push everybody writes their own. */
export const RuledChannel = NotifyChannel.exclude(['push'])
export type RuledChannel = z.infer<typeof RuledChannel>

/** Why something is told. reached: it has come to a regency of theirs. escalated and reminded: AL5. */
export const NotifyOccasion = z.enum(['raised', 'worsened', 'reached', 'escalated', 'reminded', 'test'])
export type NotifyOccasion = z.infer<typeof NotifyOccasion>

/** Minutes since local midnight, from <= t < until; past midnight when `until` is the smaller. */
export const QuietHours = z
  .object({ fromMin: z.int().min(0).max(1_439), untilMin: z.int().min(0).max(1_439) })
  .refine(({ fromMin, untilMin }) => fromMin !== untilMin, 'begins when it ends')
export type QuietHours = z.infer<typeof QuietHours>

/** What somebody, or a channel, wants to be told. */
export const NotifyRule = z.object({
  isOn: z.boolean(),
  /** null: of every kind */
  kinds: z.array(AlertKind).min(1).nullable(),
  /** what is raised at this or graver; what nobody answered in time is told whatever it is (AL5) */
  leastSeverity: Severity.exclude(['unknown']),
  regions: Reach,
  /** what is extreme is told in them, too */
  quiet: QuietHours.nullable(),
})
export type NotifyRule = z.infer<typeof NotifyRule>
export const USUAL_RULE: NotifyRule = { isOn: true, kinds: null, leastSeverity: 'extreme', regions: null, quiet: null }

export const DeliveryId = z
  .string()
  .regex(/^ntf-[0-9a-f]{40}$/)
  .brand<'DeliveryId'>()
export type DeliveryId = z.infer<typeof DeliveryId>
export const PushId = z
  .string()
  .regex(/^psh-[0-9a-f]{40}$/)
  .brand<'PushId'>()
export type PushId = z.infer<typeof PushId>

/** What is told, the same on every channel; the body of a webhook. It names no person and no tracker. */
export const Notification = z.object({
  /** of this shape */
  format: z.literal(1),
  /** the same at every attempt: whoever gets it twice takes it once */
  id: DeliveryId,
  occasion: NotifyOccasion,
  operation: text(120),
  exercise: z.boolean(),
  title: text(200),
  text: text(1_000),
  /** where it is seen; null: the server was not told its public address */
  link: z.url().nullable(),
  /** null in a test */
  alert: z
    .object({
      id: AlertId,
      kind: AlertKind,
      severity: Severity,
      certainty: Certainty,
      raisedAt: EpochMs,
      turnedAt: EpochMs,
      version: Version,
      camps: z.array(Camp),
      place: Place.nullable(),
      /** between two groups, or to a guarded site */
      rangeM: Metres.nullable(),
    })
    .nullable(),
})
export type Notification = z.infer<typeof Notification>

/**
 * Why an attempt failed, or was not made. gone: the browser has given the subscription up, or may be told no more.
 * notSetUp: the channel is no longer there. tooLate: it waited for more than an hour. overtaken: meanwhile the alert was
 * answered or is over.
 */
export const NotifyFault = z.enum([
  ...(['unreachable', 'tooSlow', 'refused', 'tooMany', 'failing', 'gone', 'notSetUp'] as const),
  ...(['tooLate', 'overtaken'] as const),
])
export type NotifyFault = z.infer<typeof NotifyFault>

/** One notification on its way to one receiver. Times are the true ones. */
export const Delivery = z.object({
  id: DeliveryId,
  channel: NotifyChannel,
  /** host, chat, mailbox, or the id of a push subscription */
  target: z.string().min(1).max(320),
  /** whose browser it is */
  personId: PersonId.nullable(),
  occasion: NotifyOccasion,
  alertId: AlertId.nullable(),
  title: text(200),
  /** dead: given up, until somebody has it tried again. dropped: by the time it could go there was nothing to tell */
  state: z.enum(['waiting', 'sent', 'dead', 'dropped']),
  attempts: z.int().nonnegative(),
  at: EpochMs,
  nextAt: EpochMs.nullable(),
  settledAt: EpochMs.nullable(),
  /** when somebody had it tried again; null: nobody did */
  retriedAt: EpochMs.nullable().default(null),
  /** of the last attempt, with the status that the other side gave */
  fault: z.object({ what: NotifyFault, status: z.int().nullable() }).nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** How a way out stands. */
export const ChannelState = z.object({
  channel: NotifyChannel,
  isSetUp: z.boolean(),
  /** receivers: hosts, chats, mailboxes; of push only how many */
  targets: z.array(z.string()),
  subscriptions: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  dead: z.int().nonnegative(),
  lastSentAt: EpochMs.nullable(),
  /** null: of push everybody has their own */
  rule: NotifyRule.nullable(),
  /** 0: nobody has changed the rule yet */
  version: z.int().nonnegative(),
})
export type ChannelState = z.infer<typeof ChannelState>

const base64url = (bytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .refine((key) => Math.floor((key.replaceAll('=', '').length * 3) / 4) === bytes, `${bytes} bytes in base64url`)

/** What a browser gives for being told (Push API): where, and the keys of RFC 8291. */
export const PushAddress = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_024),
  keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
})
export type PushAddress = z.infer<typeof PushAddress>

/** One browser of a person, as that person sees it: never where it is reached. */
export const OwnPush = z.object({ id: PushId, agent: z.string().max(300), since: EpochMs, rule: NotifyRule })
export type OwnPush = z.infer<typeof OwnPush>
/** Browsers of one person at most: a new one takes the place of the oldest. */
export const PUSH_MOST = 10
