import { createHash } from 'node:crypto'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import { type Delivery, PushId } from '@jaga-jarak/shared/notify.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Person } from '@jaga-jarak/shared/roles.ts'
import { mayRead } from '@jaga-jarak/shared/visible.ts'
import webPush from 'web-push'
import { z } from 'zod'
import type { PushRow } from '../notify-ports.ts'
import type { NotifyConfig } from '../notify-settings.ts'
import type { Clock, Reader, Store } from '../ports.ts'
import { type Channel, failed, type Outcome } from './channel.ts'
import { post } from './post.ts'

/** How long a push service keeps what a sleeping phone cannot take yet, seconds: older than that it is no news. */
const KEPT_S = 3_600

const Vapid = z.object({ publicKey: z.string(), privateKey: z.string() })
export type Vapid = z.infer<typeof Vapid>

/** With which the server proves to push services that it is the one that browsers subscribed to; made once. */
export async function vapidOf(store: Pick<Store, 'remember'>, given: NotifyConfig['vapid']): Promise<Vapid> {
  if (given !== null) return given
  const kept = await store.remember('vapid', JSON.stringify(Vapid.parse(webPush.generateVAPIDKeys())))
  return Vapid.parse(JSON.parse(kept))
}

/**
 * Whether an address that a browser names belongs to a push service this server may call; anything else would let whoever
 * may sign in have it call any address. `origins`: besides, whole.
 */
export const pushServices =
  (hosts: readonly string[], origins: readonly string[]) =>
  (endpoint: string): boolean => {
    const { protocol, hostname, port, origin, username, password } = new URL(endpoint)
    if (username + password !== '') return false
    if (origins.includes(origin)) return true
    const isKnown = hosts.some((it) => (it.startsWith('*.') ? hostname.endsWith(it.slice(1)) : hostname === it))
    return protocol === 'https:' && port === '' && isKnown
  }

/** Sent again by chance it takes the place of the first, on its way by `topic` and on the screen by `tag`. */
const topicOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32)

/**
 * Whether a browser may still be told of this: its session lasts (the row goes with it), it was not taken over by somebody
 * else, its person may sign in, and may read the alert as it stands now.
 * Null: not.
 */
async function toldBy(
  read: Reader,
  push: PushRow,
  { personId, alertId }: Delivery,
  now: EpochMs,
): Promise<Person | null> {
  const person = (await read.person(push.personId))?.person
  if (push.personId !== personId || push.until <= now || person?.status !== 'active') return null
  const alert = alertId === null ? undefined : await read.alert(alertId)
  return alert === undefined || mayRead(person, { type: 'AlertTurned', alert }) ? person : null
}

/** Where a press leads whom: to the story of the alert who may read it, else to the screen that is theirs. */
function pathFor({ role }: Pick<Person, 'role'>, { alertId }: Delivery, link: string | null): string {
  if (role === 'field') return '/field'
  if (alertId === null) return '/account'
  if (!mayCall(role, 'readAlertStory')) return '/console'
  return link === null ? `/console?story=${encodeURIComponent(alertId)}` : new URL(link).pathname + new URL(link).search
}

export type WebPushDeps = {
  store: Pick<Store, 'read' | 'write'>
  clock: Pick<Clock, 'wall'>
  vapid: Vapid
  /** whom a push service may ask: mailto or https */
  contact: string
  isService: (endpoint: string) => boolean
  patienceMs: number
}

export function webPushChannel({ store, clock, vapid, contact, isService, patienceMs }: WebPushDeps): Channel {
  /** The browser has given it up, and nobody else has its keys. */
  const forget = async (id: PushId, status: number): Promise<Outcome> => {
    await store.write((tx) => tx.removePush(id))
    return failed('gone', { status, isFinal: true })
  }
  return {
    name: 'push',
    async send({ delivery, notification }) {
      const { target, alertId, id } = delivery
      const push = await store.read.push(PushId.parse(target))
      const person = push === undefined ? null : await toldBy(store.read, push, delivery, clock.wall())
      if (push === undefined || person === null) return failed('gone', { isFinal: true })
      if (!isService(push.address.endpoint)) return failed('notSetUp', { isFinal: true })
      const tag = topicOf(alertId ?? id)
      const { title, text, link, occasion } = notification
      const payload = JSON.stringify({ id, tag, title, text, occasion, path: pathFor(person, delivery, link) })
      const { endpoint, headers, body } = webPush.generateRequestDetails(push.address, payload, {
        vapidDetails: { subject: contact, ...vapid },
        ...{ TTL: KEPT_S, urgency: 'high', topic: tag, contentEncoding: 'aes128gcm' },
      })
      const { 'Content-Length': _, ...rest } = headers
      const letter = {
        url: endpoint,
        headers: z.record(z.string(), z.coerce.string()).parse(rest),
        body: Uint8Array.from(body ?? []),
      }
      const { outcome, status } = await post(letter, patienceMs)
      return status === 404 || status === 410 ? forget(push.id, status) : outcome
    },
  }
}
