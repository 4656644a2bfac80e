/**
 * Lets `/field` open without network. It serves the page and what the page is made of, as they were when this version was
 * taken in, and nothing else: no answer of the server, no map, no other screen.
 */

/** Put in by the build: the files of this version, and a name that changes with any of them. */
declare const __FIELD_FILES__: readonly string[]
declare const __FIELD_VERSION__: string

type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asked = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Scope = {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  skipWaiting: () => Promise<void>
  importScripts: (script: string) => void
  clients: { claim: () => Promise<void> }
}
const scope = self as unknown as Scope

// Pushes are shown here as they are at a desk.
scope.importScripts('/push-worker.js')

const PAGE = '/field'
const CACHE = `field-${__FIELD_VERSION__}`

scope.addEventListener('install', (event) => {
  const fresh = [PAGE, ...__FIELD_FILES__].map((file) => new Request(file, { cache: 'no-cache' }))
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)))
})

scope.addEventListener('activate', (event) => {
  const forget = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith('field-') && name !== CACHE) await caches.delete(name)
    await scope.clients.claim()
  }
  event.waitUntil(forget())
})

// A page asks for it when its person agrees; until then the old version serves.
scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting()
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const file = request.mode === 'navigate' && pathname === PAGE ? PAGE : pathname
  if (file !== PAGE && !__FIELD_FILES__.includes(file)) return
  const serve = async (): Promise<Response> =>
    (await (await caches.open(CACHE)).match(file, { ignoreVary: true })) ?? fetch(request)
  event.respondWith(serve())
})
