import { createHash } from 'node:crypto'
import { USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

type Asked = { method: string; path: string; body: unknown }
const idOf = (endpoint: string) => `psh-${createHash('sha256').update(endpoint).digest('hex')}`.slice(0, 44)
const at = (endpoint: string) => ({ endpoint, toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }) })
const RULE = { ...USUAL_RULE, leastSeverity: 'minor' }

const listeners = new Map<string, (event: object) => void>()
let asked: Asked[] = []
let answer: { status: number; body: unknown }

/** What a browser gives a worker, as far as it is used here. */
beforeEach(async () => {
  asked = []
  listeners.clear()
  vi.stubGlobal('self', {
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    registration: { scope: '/console', pushManager: { subscribe: async () => at('https://push.example/made') } },
  })
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push({ method, path, body: typeof body === 'string' ? JSON.parse(body) : null })
    return method === 'GET' ? Response.json(answer.body, { status: answer.status }) : new Response(null)
  })
  const subscriptions = ['old', 'other'].map((name) => ({
    ...{ id: idOf(`https://push.example/${name}`), agent: name === 'old' ? navigator.userAgent : 'x', rule: RULE },
  }))
  answer = { status: 200, body: { publicKey: 'k', subscriptions } }
  vi.resetModules()
  await import('./push-worker.ts')
})
afterEach(() => vi.unstubAllGlobals())

async function changed(event: object): Promise<void> {
  let work: Promise<unknown> = Promise.resolve()
  listeners.get('pushsubscriptionchange')?.({ ...event, waitUntil: (it: Promise<unknown>) => (work = it) })
  await work
}
const told = (endpoint: string) => [
  { method: 'GET', path: '/api/v1/session/push', body: null },
  {
    ...{ method: 'PUT', path: '/api/v1/session/push' },
    body: { endpoint, keys: { p256dh: 'p', auth: 'a' }, rule: RULE },
  },
  { method: 'DELETE', path: `/api/v1/session/push/${idOf('https://push.example/old')}`, body: null },
]

it('a browser whose address has changed is told at the new one by its own rule, and no more at the old one', async () => {
  const old = at('https://push.example/old')
  await changed({ oldSubscription: old, newSubscription: at('https://push.example/new') })
  expect(asked).toEqual(told('https://push.example/new'))
})

it('a browser that only says that its address is gone asks for another', async () => {
  await changed({ oldSubscription: null })
  expect(asked).toEqual(told('https://push.example/made'))
})

it('nothing is asked for a browser that is told nothing, nor where nobody is signed in', async () => {
  await changed({ oldSubscription: at('https://push.example/unknown') })
  answer = { status: 401, body: {} }
  await changed({ oldSubscription: at('https://push.example/old') })
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET'])
})
