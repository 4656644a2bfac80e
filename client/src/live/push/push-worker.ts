/**
 * Shows what the server pushes, also while no page is open. It answers no request and keeps nothing: the wall and the
 * console are always as the server has them. The phone's own worker takes it in by `importScripts`.
 */

type Shown = { title: string; text: string; tag: string; path: string; occasion: string }
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void }
type Pushed = Extendable & { data: { json: () => unknown } | null }
type Clicked = Extendable & { notification: Notification }
type Page = { url: string; focus: () => Promise<unknown>; navigate: (url: string) => Promise<unknown> }
type Scope = {
  addEventListener(type: 'push', listener: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void
  registration: { scope: string; showNotification: (title: string, options: object) => Promise<void> }
  clients: {
    matchAll: (which: { type: 'window'; includeUncontrolled: boolean }) => Promise<Page[]>
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

scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(text(event.notification.data) || '/console', location.origin)
  const open = async (): Promise<void> => {
    const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const page = pages.find((it) => new URL(it.url).pathname === url.pathname)
    if (page === undefined) return void (await scope.clients.openWindow(url.href))
    await page.focus()
    // A page of another worker may be seen and not steered.
    if (page.url !== url.href) await page.navigate(url.href).catch(() => undefined)
  }
  event.waitUntil(open())
})

// A module, so that its names are its own; the build takes this line away and closes it off as a script.
export {}
