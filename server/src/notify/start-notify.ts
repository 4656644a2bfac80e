import { setImmediate as breathe } from 'node:timers/promises'
import { NotifyChannel } from '@jaga-jarak/shared/notify.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Logger } from 'pino'
import { every } from '../every.ts'
import type { NotifyConfig } from '../notify-settings.ts'
import { receiversOf } from '../notify-settings.ts'
import type { World } from '../usecases/change-world.ts'
import { type Outside, planDeliveries } from '../usecases/plan-deliveries.ts'
import { type Channel, notSetUp } from './channel.ts'
import { email } from './email.ts'
import { runOutbox } from './outbox.ts'
import { telegram } from './telegram.ts'
import { pushServices, vapidOf, webPushChannel } from './web-push.ts'
import { webhook } from './webhook.ts'

/** How often the log and the outboxes are looked at, real milliseconds. */
const LOOK_MS = 500
const SWEEP_MS = 3_600_000
/** How long it is kept what became of a notification, real milliseconds. */
const KEPT_MS = 30 * 86_400_000

/** What a test has otherwise. */
export type NotifyTuning = {
  random?: () => number
  /** the whole of an attempt, milliseconds */
  patienceMs?: number
  leaseMs?: number
  /** addresses that count as push services, besides */
  pushOrigins?: readonly string[]
}

export type NotifyDeps = {
  world: World
  config: NotifyConfig
  /** milliseconds that the operation's zone is ahead of UTC */
  zoneMs: number
  /** whom a push service may ask: mailto or https; null: nobody was named */
  contact: string | null
  tuning?: NotifyTuning | undefined
  log: Logger
}

/** Again while there is more; what only writes would otherwise let nobody else in between. */
const untilDone = (work: () => Promise<boolean>) => async (): Promise<void> => {
  while (await work()) await breathe()
}

/** Tells the outside what the log tells, over every channel that is set up. `start` begins; before that only doors work. */
export async function createNotify({ world, config, zoneMs, contact, tuning = {}, log }: NotifyDeps) {
  const { store, clock } = world
  const { random = Math.random, patienceMs = 10_000, leaseMs = 60_000, pushOrigins = [] } = tuning
  const outside: Outside = { receivers: receiversOf(config), zoneMs, publicUrl: config.publicUrl }
  const vapid = await vapidOf(store, config.vapid)
  const isPushService = pushServices(config.pushServices, pushOrigins)
  const asked = [contact, config.publicUrl].find((it) => it !== null && /^(mailto|https):/.test(it))
  const wall = (): number => clock.wall()
  const setUp: Channel[] = [
    webPushChannel({
      store,
      clock,
      vapid,
      contact: asked ?? 'mailto:jaga-jarak@localhost',
      isService: isPushService,
      patienceMs,
    }),
    ...(config.webhook === null ? [] : [webhook(config.webhook, { wall, patienceMs })]),
    ...(config.telegram === null ? [] : [telegram(config.telegram, { patienceMs })]),
    ...(config.email === null ? [] : [email(config.email, { patienceMs })]),
  ]
  const channels = NotifyChannel.options.map((name) => setUp.find((it) => it.name === name) ?? notSetUp(name))
  const plan = planDeliveries(world, outside, () => breathe())
  const sweep = (): Promise<void> => store.write((tx) => tx.removeDeliveries(epochMs(clock.wall() - KEPT_MS)))
  return {
    doors: { outside, pushKey: vapid.publicKey, isPushService },
    start: () => [
      every(LOOK_MS, 'planning notifications', untilDone(plan), log),
      ...channels.map((channel) => {
        const run = runOutbox(channel, { store, clock, random, leaseMs, log })
        return every(LOOK_MS, `notifications over ${channel.name}`, untilDone(run), log)
      }),
      every(SWEEP_MS, 'forgetting old notifications', sweep, log),
    ],
  }
}
