/**
 * Shows what the server pushes, also while no page is open, and goes on being told when the browser is given another
 * address. It answers no request and keeps nothing: the wall and the console are always as the server has them. The phone's own worker takes it in by `importScripts`.
 */

type Shown = { title: string; text: string; tag: string; path: string; occasion: string }
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void }
type Pushed = Extendable & { data: { json: () => unknown } | null }
type Clicked = Extendable & { notification: Notification }
type Changed = Extendable & { oldSubscription?: PushSubscription | null; newSubscription?: PushSubscription | null }
type Page = {
  url: string
  focus: () => Promise<unknown>
  postMessage: (message: { goTo: string }, ports: [MessagePort]) => void
}
type Scope = {
  addEventListener(type: 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'push', listener: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void
  addEventListener(type: 'pushsubscriptionchange', listener: (event: Changed) => void): void
  registration: {
    scope: string
    showNotification: (title: string, options: object) => Promise<void>
    pushManager: { subscribe: (options: PushSubscriptionOptionsInit) => Promise<PushSubscription> }
  }
  clients: {
    matchAll: (which: { type: 'window'; includeUncontrolled: boolean }) => Promise<Page[]>
    claim: () => Promise<void>
    openWindow: (url: string) => Promise<unknown>
  }
}
const scope = self as unknown as Scope

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Browsers want something shown for every push, so what cannot be read is shown as that. */
function shownOf(data: Pushed['data']): Shown {
  try {
    const it = data?.json()
    const of = (key: string): string => (typeof it === 'object' && it !== null ? text(Reflect.get(it, key)) : '')
    const path = of('path')
    return {
      ...{ title: of('title') || 'Jaga Jarak', text: of('text'), tag: of('tag'), occasion: of('occasion') },
      // Only a page of this server: what stands in a push opens nothing else.
      path: /^\/(?!\/)/.test(path) ? path : '/console',
    }
  } catch {
    return { title: 'Jaga Jarak', text: '', tag: '', path: '/console', occasion: '' }
  }
}

/** An officer's phone has one page. */
const targetOf = (path: string): string => (scope.registration.scope.endsWith('/field') ? '/field' : path)

scope.addEventListener('push', (event) => {
  const { title, text: body, tag, path, occasion } = shownOf(event.data)
  const isUrgent = occasion !== 'test'
  event.waitUntil(
    scope.registration.showNotification(title, {
      ...{ body, tag, lang: 'id', icon: '/field-192.png', badge: '/field-192.png', data: targetOf(path) },
      // What has got worse takes the place of what it was, and is heard again.
      ...(tag === '' ? {} : { renotify: isUrgent }),
      requireInteraction: isUrgent,
    }),
  )
})

/** A page that does not answer is none that can go there: an older one, or one where nobody is signed in. */
const PATIENCE_MS = 500

/** Lets the page go there by its own router: what it shows and holds is not loaded anew. */
const ask = (page: Page, goTo: string): Promise<unknown> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    setTimeout(() => done('silent'), PATIENCE_MS)
    port1.onmessage = ({ data }) => done(data)
    page.postMessage({ goTo }, [port2])
  })

// Pages that were open before it are its own, too.
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))

scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(text(event.notification.data) || '/console', location.origin)
  const open = async (): Promise<void> => {
    const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const isThere = ({ url: at }: Page): boolean => new URL(at).pathname === url.pathname
    // Some browsers tell where a page was when it was opened: whoever does not seem to be there is asked last.
    for (const page of pages.toSorted((a, b) => Number(isThere(b)) - Number(isThere(a))))
      if ((await ask(page, url.pathname + url.search)) === 'here')
        return void (await page.focus().catch(() => undefined))
    // Beside a page where somebody is writing, never in its place.
    await scope.clients.openWindow(url.href)
  }
  event.waitUntil(open())
})

/** Of the server, what is told to whom in this session. */
const OWN = '/api/v1/session/push'
type Own = { publicKey: string; subscriptions: { id: string; agent: string; rule: unknown }[] }

/** What the server calls a browser that is reached at this address. */
async function idOf(endpoint: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return `psh-${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.slice(0, 44)
}

/**
 * The browser has another address, or none: told there by the same rule, and no more at the old one. Where nobody is
 * signed in, or the server tells this browser nothing, it stays so.
 */
async function renew({ oldSubscription: old, newSubscription: fresh }: Changed): Promise<void> {
  const answer = await fetch(OWN)
  if (!answer.ok) return
  const { publicKey, subscriptions } = (await answer.json()) as Own
  const oldId = old ? await idOf(old.endpoint) : null
  // Not every browser says which it was.
  const known = subscriptions.findLast((it) => (oldId === null ? it.agent === navigator.userAgent : it.id === oldId))
  if (known === undefined) return
  const options = { userVisibleOnly: true, applicationServerKey: publicKey }
  const { endpoint, keys } = (fresh ?? (await scope.registration.pushManager.subscribe(options))).toJSON()
  const headers = { 'content-type': 'application/json' }
  const saved = await fetch(OWN, { method: 'PUT', headers, body: JSON.stringify({ endpoint, keys, rule: known.rule }) })
  if (saved.ok && known.id !== (await idOf(endpoint ?? ''))) await fetch(`${OWN}/${known.id}`, { method: 'DELETE' })
}

scope.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))

// A module, so that its names are its own; the build takes this line away and closes it off as a script.
export {}
