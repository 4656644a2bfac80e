import { routes } from '@jaga-jarak/shared/api.ts'
import { type NotifyRule, type OwnPush, PushAddress, USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { call } from '../api.ts'

/** Who shows pushes here: the phone's own worker, or one that does nothing else. */
export type PushWorker = { script: string; scope: string }
export const DESK_WORKER: PushWorker = { script: '/push-worker.js', scope: '/console' }
export const PHONE_WORKER: PushWorker = { script: '/field-worker.js', scope: '/field' }

/** How long leaving waits for the push service, milliseconds. */
const PATIENCE_MS = 2_000

/** What this browser could not do. Nothing was stored. */
export class PushFault extends Error {
  override readonly name = 'PushFault'
  readonly why: 'blocked' | 'failed'

  constructor(why: 'blocked' | 'failed', cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}

/** Workers are part of the built client alone. */
export const canPush = (): boolean =>
  import.meta.env.PROD && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export const isBlocked = (): boolean => canPush() && Notification.permission === 'denied'

/** What the server calls a browser that is reached at this address. */
export async function pushIdOf(endpoint: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return `psh-${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.slice(0, 44)
}

/** Resolves once a worker runs: before that there is nobody to take a push. */
const active = (registration: ServiceWorkerRegistration): Promise<void> =>
  new Promise((done) => {
    const worker = registration.installing ?? registration.waiting
    if (registration.active !== null || worker === null) return done()
    worker.addEventListener('statechange', () => worker.state === 'activated' && done())
  })

const subscriptionIn = async ({ scope }: PushWorker): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** The one of the person's browsers that is this one; null: it is not told. */
export async function pushHere(worker: PushWorker, subscriptions: readonly OwnPush[]): Promise<OwnPush | null> {
  const subscription = canPush() ? await subscriptionIn(worker) : null
  if (subscription === null) return null
  const id = await pushIdOf(subscription.endpoint)
  return subscriptions.find((it) => it.id === id) ?? null
}

async function subscribe(worker: PushWorker, publicKey: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(worker.script, { scope: worker.scope })
  await active(registration)
  const options = { userVisibleOnly: true, applicationServerKey: publicKey }
  const { pushManager } = registration
  return pushManager.subscribe(options).catch(async () => {
    // One of another server, or of a key that is gone, stands in the way.
    await (await pushManager.getSubscription())?.unsubscribe()
    return pushManager.subscribe(options)
  })
}

/** Asks the person, then the browser, then the server. Throws {@link PushFault} for a no of the first two. */
export async function turnPushOn(worker: PushWorker, rule: NotifyRule = USUAL_RULE): Promise<OwnPush> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushFault('blocked')
  const { publicKey } = await call(routes.readOwnPush, {})
  const subscription = await subscribe(worker, publicKey).catch((error: unknown) => {
    throw new PushFault('failed', error)
  })
  const address = PushAddress.parse(subscription.toJSON())
  return call(routes.savePush, { body: { ...address, rule } })
}

/**
 * This browser takes no push any more, whoever sits down here next. The server forgets it with the session; this is for
 * what is on its way, and never keeps anybody from leaving: it ends after `PATIENCE_MS` at the latest.
 */
export async function leavePush(): Promise<void> {
  if (!canPush()) return
  const leaving = [DESK_WORKER, PHONE_WORKER].map(async (worker) => (await subscriptionIn(worker))?.unsubscribe())
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS))
  await Promise.race([Promise.allSettled(leaving), patience])
}

/** The server first: a browser that no longer listens would be tried in vain. */
export async function turnPushOff(worker: PushWorker, { id }: OwnPush): Promise<void> {
  await call(routes.removePush, { params: { pushId: id } })
  await (await subscriptionIn(worker))?.unsubscribe()
}
