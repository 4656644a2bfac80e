import { routes } from '@jaga-jarak/shared/api.ts'
import { type NotifyRule, type OwnPush, PushAddress, USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { call } from '../api.ts'

/** Who shows pushes here: the phone's own worker, or one that does nothing else. */
export type PushWorker = { script: string; scope: string }
export const DESK_WORKER: PushWorker = { script: '/push-worker.js', scope: '/console' }
export const PHONE_WORKER: PushWorker = { script: '/field-worker.js', scope: '/field' }
const WORKERS = [DESK_WORKER, PHONE_WORKER]

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

type Subscribed = { worker: PushWorker; subscription: PushSubscription }

/** A browser has one for each worker, and is one browser all the same. */
async function subscribedHere(): Promise<Subscribed[]> {
  if (!canPush()) return []
  const all = await Promise.all(
    WORKERS.map(async (worker) => {
      const registration = await navigator.serviceWorker.getRegistration(worker.scope)
      // Asked for a scope, the browser answers with whatever worker serves it.
      if (registration === undefined || !registration.scope.endsWith(worker.scope)) return []
      const subscription = await registration.pushManager.getSubscription()
      return subscription === null ? [] : [{ worker, subscription }]
    }),
  )
  return all.flat()
}

/** Those of the person's browsers that are this one, whichever page switched them on. */
async function pushesHere(subscriptions: readonly OwnPush[]): Promise<OwnPush[]> {
  const ids = await Promise.all((await subscribedHere()).map(({ subscription }) => pushIdOf(subscription.endpoint)))
  return subscriptions.filter(({ id }) => ids.includes(id))
}

/** The one of the person's browsers that is this one; null: it is not told. */
export const pushHere = async (subscriptions: readonly OwnPush[]): Promise<OwnPush | null> =>
  (await pushesHere(subscriptions))[0] ?? null

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

/**
 * Asks the person, then the browser, then the server. Where another page of this browser has switched it on already, that
 * one goes on: a danger is told once. Throws {@link PushFault} for a no of the first two.
 */
export async function turnPushOn(worker: PushWorker, rule: NotifyRule = USUAL_RULE): Promise<OwnPush> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushFault('blocked')
  const { publicKey, subscriptions } = await call(routes.readOwnPush, {})
  const here = await subscribedHere()
  const kept = here.find((it) => it.worker === worker)?.worker ?? here[0]?.worker ?? worker
  const subscription = await subscribe(kept, publicKey).catch((error: unknown) => {
    throw new PushFault('failed', error)
  })
  const address = PushAddress.parse(subscription.toJSON())
  const saved = await call(routes.savePush, { body: { ...address, rule } })
  for (const other of await pushesHere(subscriptions))
    if (other.id !== saved.id) await call(routes.removePush, { params: { pushId: other.id } })
  for (const it of await subscribedHere()) if (it.worker !== kept) await it.subscription.unsubscribe()
  return saved
}

/**
 * This browser takes no push any more, whoever sits down here next. The server forgets it with the session; this is for
 * what is on its way, and never keeps anybody from leaving: it ends after `PATIENCE_MS` at the latest.
 */
export async function leavePush(): Promise<void> {
  if (!canPush()) return
  const leaving = subscribedHere().then((all) => Promise.all(all.map((it) => it.subscription.unsubscribe())))
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS))
  await Promise.race([leaving.catch(() => undefined), patience])
}

/** The server first: a browser that no longer listens would be tried in vain. */
export async function turnPushOff(): Promise<void> {
  const { subscriptions } = await call(routes.readOwnPush, {})
  for (const { id } of await pushesHere(subscriptions)) await call(routes.removePush, { params: { pushId: id } })
  for (const { subscription } of await subscribedHere()) await subscription.unsubscribe()
}
