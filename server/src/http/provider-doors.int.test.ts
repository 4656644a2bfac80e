import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Health, routes } from '@jaga-jarak/shared/api.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { realClock } from '../clock.ts'
import { readGroupRules } from '../domain/read-group-rules.ts'
import { createLogger } from '../logger.ts'
import { createBrowser, PUBLIC_URL, startProvider, type TestProvider } from './provider-in-test.ts'

const groups = readGroupRules(
  'pilkada-admin=admin;samarinda-ops=operator@64.72;kutim-ops=operator@64.08;lihat=observer',
).rules

let provider: TestProvider
let running: Running
/** how far the clock on the wall is ahead, milliseconds */
let ahead = 0
const logged: string[] = []
beforeAll(async () => {
  provider = await startProvider()
  running = await startApp({
    provider: { ...provider.config, groups },
    clock: { ...realClock, wall: () => Date.now() + ahead },
    log: createLogger('debug', { write: (line) => void logged.push(line) }),
  })
})
afterAll(async () => {
  await running.stop()
  await provider.stop()
})
beforeEach(() => {
  ahead = 0
})

const open = (it: Running = running) => createBrowser(it.base)
const whoIs = async (cookie: string, it: Running = running) => (await it.call(routes.whoAmI, { cookie })).body
const eventsSince = async (head: number) =>
  (await running.store.read.entriesAfter(seq(head), 100)).map(({ event }) => event)

let made = 0
/** Somebody new sits at the provider. */
const somebody = (inGroups: string[], account: object = {}) => {
  const subject = `subject-${made++}`
  provider.seat(subject, { preferred_username: `orang ${made}`, groups: inGroups, ...account })
  return { subject, again: (next: string[]) => provider.seat(subject, { groups: next }) }
}

describe('the whole walk', () => {
  it('leads through the provider to a page of our own, and the session is one of somebody new', async () => {
    const head = await running.store.read.head()
    const { subject } = somebody(['samarinda-ops', 'something else'], { preferred_username: 'Siti R.' })
    const browser = open()
    const { at, answer } = await browser.signIn()
    expect(at).toMatch(/\/auth\/provider\/callback\?/)
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer?.headers.get('cache-control')).toBe('no-store')
    expect(answer?.headers.get('content-security-policy')).toContain("script-src 'self'")
    const page = await answer?.text()
    expect(page).toContain('<meta http-equiv="refresh" content="0;url=/">')
    expect(page).toContain('<a href="/">')
    expect(page).not.toContain('<script')

    const viewer = await whoIs(browser.cookie())
    expect(viewer).toMatchObject({ name: 'Siti R.', duty: 'Operator', role: 'operator', reach: ['64.72'], due: null })
    const row = await running.store.read.personBySubject(`${provider.issuer} ${subject}`)
    expect(row?.person.id).toBe(viewer?.id)
    expect(row?.credentials.passwordHash).toBeNull()
    const [added, opened, ...more] = await eventsSince(head)
    expect(added).toMatchObject({ type: 'PersonAdded', person: { id: viewer?.id, role: 'operator' } })
    expect(opened).toMatchObject({ type: 'SessionOpened', session: { personId: viewer?.id, entrance: 'provider' } })
    expect(more).toEqual([])
    expect(JSON.stringify([added, opened])).not.toContain('Siti')
  })

  it('asks with state, nonce and PKCE, and keeps them where no script reads them', async () => {
    const answer = await running.raw('/auth/provider', { redirect: 'manual' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    const asked = new URL(answer.headers.get('location') ?? '').searchParams
    expect(asked.get('redirect_uri')).toBe(`${PUBLIC_URL}/auth/provider/callback`)
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const key of ['state', 'nonce', 'code_challenge']) expect(asked.get(key)?.length).toBeGreaterThan(40)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^jj_attempt=.*; Max-Age=600; Path=\/auth\/provider; .*HttpOnly; SameSite=Lax$/)
    for (const key of ['state', 'nonce']) expect(cookie).not.toContain(asked.get(key))
  })

  it('the session cookie is strict, and another one each time', async () => {
    somebody(['lihat'])
    const [one, other] = [open(), open()]
    const { answer } = await one.signIn()
    expect(answer?.headers.getSetCookie().find((it) => it.startsWith('jj_session='))).toContain('SameSite=Strict')
    await other.signIn()
    expect(other.cookie()).not.toBe(one.cookie())
    const before = one.cookie()
    await one.signIn()
    expect(one.cookie()).not.toBe(before)
    expect((await whoIs(before))?.id).toBe((await whoIs(one.cookie()))?.id)
  })

  it('a session that somebody laid into the browser before is not the one that is signed in', async () => {
    somebody(['lihat'])
    const browser = open()
    browser.jar().set('jj_session', 'laid-there-by-another')
    await browser.signIn()
    expect(browser.cookie()).not.toContain('laid-there')
    expect(await whoIs('jj_session=laid-there-by-another')).toBeNull()
  })

  it('the attempt is gone from the browser afterwards', async () => {
    somebody(['lihat'])
    const browser = open()
    await browser.signIn()
    expect([...browser.jar().keys()]).toEqual(['jj_session'])
  })
})

describe('what does not fit is refused, and nobody is signed in', () => {
  const refused = async (walk: (browser: ReturnType<typeof open>) => Promise<string>) => {
    const head = await running.store.read.head()
    const browser = open()
    const { at, answer } = await browser.go(await walk(browser), /\/login#/)
    expect(answer).toBeNull()
    expect(browser.jar().has('jj_session')).toBe(false)
    expect(await running.store.read.head()).toBe(head)
    return new URL(at).hash
  }
  /** Begins with the request to the provider changed by somebody on the way. */
  const begunWith = async (browser: ReturnType<typeof open>, change: (asked: URLSearchParams) => void) => {
    const { at } = await browser.go(`${PUBLIC_URL}/auth/provider`, new RegExp(provider.issuer))
    const to = new URL(at)
    change(to.searchParams)
    return (await browser.go(to.href, /\/auth\/provider\/callback/)).at
  }
  const changed = (address: string, key: string, value: string) => {
    const url = new URL(address)
    url.searchParams.set(key, value)
    return url.href
  }
  beforeEach(() => void somebody(['pilkada-admin']))

  it('another state', async () => {
    expect(await refused(async (it) => changed(await it.upToCallback(), 'state', 'x'.repeat(43)))).toBe(
      '#provider=refused',
    )
  })
  it('no state', async () => {
    expect(await refused(async (it) => (await it.upToCallback()).replace(/[?&]state=[^&]*/, ''))).toBe(
      '#provider=refused',
    )
  })
  it('another nonce', async () => {
    expect(await refused((it) => begunWith(it, (asked) => asked.set('nonce', 'another')))).toBe('#provider=refused')
  })
  it('no nonce', async () => {
    expect(await refused((it) => begunWith(it, (asked) => asked.delete('nonce')))).toBe('#provider=refused')
  })
  it('no PKCE', async () => {
    const walk = (it: ReturnType<typeof open>) =>
      begunWith(it, (asked) => {
        asked.delete('code_challenge')
        asked.delete('code_challenge_method')
      })
    expect(await refused(walk)).toBe('#provider=refused')
  })
  it('the code of another walk', async () => {
    const stolen = new URL(await open().upToCallback()).searchParams.get('code') ?? ''
    expect(stolen).not.toBe('')
    expect(await refused(async (it) => changed(await it.upToCallback(), 'code', stolen))).toBe('#provider=refused')
  })
  it('another issuer', async () => {
    expect(await refused(async (it) => changed(await it.upToCallback(), 'iss', 'https://id.example.org'))).toBe(
      '#provider=refused',
    )
  })
  it('a callback in a browser that began nothing', async () => {
    expect(await refused(() => open().upToCallback())).toBe('#provider=expired')
  })
  it('an attempt that somebody made up', async () => {
    const walk = async (it: ReturnType<typeof open>) => {
      const callback = await it.upToCallback()
      it.jar().set('jj_attempt', Buffer.from('{"state":"x"}'.repeat(9)).toString('base64url'))
      return callback
    }
    expect(await refused(walk)).toBe('#provider=expired')
  })
  it('an attempt of eleven minutes ago', async () => {
    const walk = async (it: ReturnType<typeof open>) => {
      const callback = await it.upToCallback()
      ahead = 11 * 60_000
      return callback
    }
    expect(await refused(walk)).toBe('#provider=expired')
  })
  it('somebody who does not agree at the provider', async () => {
    provider.seat(null)
    expect(await refused((it) => it.upToCallback())).toBe('#provider=refused')
  })
})

it('a callback that comes again is refused, by the browser’s cookie and by the provider’s code', async () => {
  somebody(['lihat'])
  const browser = open()
  const callback = await browser.upToCallback()
  const attempt = browser.jar().get('jj_attempt') ?? ''
  expect((await browser.go(callback)).answer?.status).toBe(200)
  expect(new URL((await browser.go(callback, /\/login#/)).at).hash).toBe('#provider=expired')
  browser.jar().set('jj_attempt', attempt)
  expect(new URL((await browser.go(callback, /\/login#/)).at).hash).toBe('#provider=refused')
})

describe('groups', () => {
  const signedIn = async (inGroups: string[], account: object = {}) => {
    const it = somebody(inGroups, account)
    const browser = open()
    const { at } = await browser.signIn()
    return { ...it, browser, at, viewer: await whoIs(browser.cookie()) }
  }

  it('regencies of two groups of one role are joined; the higher role wins', async () => {
    expect((await signedIn(['samarinda-ops', 'kutim-ops'])).viewer).toMatchObject({ reach: ['64.08', '64.72'] })
    expect((await signedIn(['lihat', 'kutim-ops'])).viewer).toMatchObject({ role: 'operator', reach: ['64.08'] })
    expect((await signedIn(['kutim-ops', 'pilkada-admin'])).viewer).toMatchObject({ role: 'admin', reach: null })
  })

  it.each([[[]], [['unknown']], [['samarinda-op']]])('%j give nothing: refused, and nobody is added', async (none) => {
    const head = await running.store.read.head()
    const { at, viewer, subject } = await signedIn(none)
    expect(new URL(at).hash).toBe('#provider=noRole')
    expect(viewer).toBeNull()
    expect(await eventsSince(head)).toEqual([{ type: 'SignInFailed', personId: null, fault: 'noRole' }])
    expect(await running.store.read.personBySubject(`${provider.issuer} ${subject}`)).toBeUndefined()
  })

  it('another role takes effect at the next sign-in and ends the sessions of before', async () => {
    const { browser, viewer, again } = await signedIn(['pilkada-admin'])
    expect(viewer?.duty).toBe('Administrator')
    const before = browser.cookie()
    again(['kutim-ops'])
    const head = await running.store.read.head()
    const next = open()
    await next.signIn()
    const now = await whoIs(next.cookie())
    expect(now).toMatchObject({
      id: viewer?.id,
      name: viewer?.name,
      role: 'operator',
      reach: ['64.08'],
      duty: 'Operator',
    })
    expect(await whoIs(before)).toBeNull()
    expect((await eventsSince(head)).map(({ type }) => type)).toEqual(['PersonChanged', 'SessionOpened'])
  })

  it('nothing is told as changed when nothing has, and sessions of before go on', async () => {
    const { browser, again } = await signedIn(['kutim-ops', 'samarinda-ops'])
    again(['samarinda-ops', 'kutim-ops', 'more'])
    const head = await running.store.read.head()
    await open().signIn()
    expect((await eventsSince(head)).map(({ type }) => type)).toEqual(['SessionOpened'])
    expect(await whoIs(browser.cookie())).not.toBeNull()
  })

  it('a duty that an administrator gave stays', async () => {
    const { viewer, again } = await signedIn(['kutim-ops'])
    const row = await running.store.read.person(viewer?.id ?? '')
    if (!row) throw new Error('nobody was added')
    await running.store.write((tx) => tx.savePerson({ ...row, person: { ...row.person, duty: 'Posko Sangatta' } }))
    again(['lihat'])
    const next = open()
    await next.signIn()
    expect(await whoIs(next.cookie())).toMatchObject({ role: 'observer', duty: 'Posko Sangatta' })
  })

  it('who loses all groups is refused, and the sessions of before end', async () => {
    const { browser, viewer, again } = await signedIn(['kutim-ops'])
    again([])
    const head = await running.store.read.head()
    expect(new URL((await open().signIn()).at).hash).toBe('#provider=noRole')
    expect(await whoIs(browser.cookie())).toBeNull()
    const told = await eventsSince(head)
    expect(told.map(({ type }) => type)).toEqual(['SessionEnded', 'SignInFailed'])
    expect(told[1]).toMatchObject({ personId: viewer?.id, fault: 'noRole' })
  })

  it('somebody disabled here is refused, whatever the provider says', async () => {
    const { viewer, again } = await signedIn(['kutim-ops'])
    const row = await running.store.read.person(viewer?.id ?? '')
    if (!row) throw new Error('nobody was added')
    await running.store.write((tx) => tx.savePerson({ ...row, person: { ...row.person, status: 'disabled' } }))
    again(['pilkada-admin'])
    const head = await running.store.read.head()
    expect(new URL((await open().signIn()).at).hash).toBe('#provider=disabled')
    expect((await eventsSince(head)).at(-1)).toEqual({ type: 'SignInFailed', personId: viewer?.id, fault: 'disabled' })
    expect((await running.store.read.person(viewer?.id ?? ''))?.person.role).toBe('operator')
  })

  it('an account of the same name is not taken over', async () => {
    const before = await running.store.read.personByName('admin')
    const { viewer } = await signedIn(['lihat'], { preferred_username: 'admin' })
    expect(viewer).toMatchObject({ name: 'admin (2)', role: 'observer' })
    expect((await signedIn(['lihat'], { preferred_username: 'ADMIN' })).viewer?.name).toBe('ADMIN (3)')
    expect(await running.store.read.personByName('admin')).toEqual(before)
  })

  it('the name is preferred_username, else name, else e-mail, else the subject', async () => {
    const none = { preferred_username: undefined }
    expect((await signedIn(['lihat'], { ...none, name: 'Siti Aminah' })).viewer?.name).toBe('Siti Aminah')
    expect((await signedIn(['lihat'], { ...none, email: 'siti@kpu.test' })).viewer?.name).toBe('siti@kpu.test')
    const { viewer, subject } = await signedIn(['lihat'], none)
    expect(viewer?.name).toBe(subject)
  })
})

it('no code, token or secret is logged or sent on in an address, at the most talkative', async () => {
  somebody(['lihat'])
  const browser = open()
  const callback = await browser.upToCallback()
  const attempt = browser.jar().get('jj_attempt') ?? ''
  await browser.go(callback)
  browser.jar().set('jj_attempt', attempt)
  await browser.go(callback, /\/login#/)
  const said = logged.join('')
  expect(said).toContain('"reason":"invalid_grant"')
  const query = new URL(callback).searchParams
  const own = [query.get('code') ?? '', query.get('state') ?? '', attempt, browser.cookie().split('=')[1] ?? '']
  const hidden = [...own, ...provider.secrets, provider.config.clientSecret ?? '']
  expect(provider.secrets.length).toBeGreaterThan(10)
  for (const secret of hidden) {
    expect(secret.length).toBeGreaterThan(20)
    expect(said).not.toContain(secret)
  }
  for (const secret of provider.secrets) expect(browser.visited.join(' ')).not.toContain(secret)
})

describe('other providers', () => {
  it.each([
    ['a public client, held by PKCE alone', { isPublic: true }],
    ['groups that stand beside the ID token', { inIdToken: false }],
  ])('%s', async (_, setting) => {
    const other = await startProvider(setting)
    const app = await startApp({ provider: { ...other.config, groups } })
    other.seat('s', { preferred_username: 'Siti', groups: ['kutim-ops'] })
    const browser = open(app)
    await browser.signIn()
    expect(await whoIs(browser.cookie(), app)).toMatchObject({ name: 'Siti', reach: ['64.08'] })
    await app.stop()
    await other.stop()
  })

  it('an ID token that another key has signed is refused', async () => {
    const other = await startProvider({ tellsOtherKeys: true })
    const app = await startApp({ provider: { ...other.config, groups } })
    other.seat('s', { groups: ['pilkada-admin'] })
    expect(new URL((await open(app).signIn()).at).hash).toBe('#provider=refused')
    await app.stop()
    await other.stop()
  })

  it('a wrong secret is a refusal', async () => {
    const other = await startProvider()
    const app = await startApp({ provider: { ...other.config, clientSecret: 'wrong', groups } })
    other.seat('s', { groups: ['lihat'] })
    expect(new URL((await open(app).signIn()).at).hash).toBe('#provider=refused')
    await app.stop()
    await other.stop()
  })

  it('one that is down is told in words, before and in the middle, and is tried again', async () => {
    const other = await startProvider()
    const app = await startApp({ provider: { ...other.config, groups } })
    other.seat('s', { groups: ['lihat'] })
    const browser = open(app)
    const callback = await browser.upToCallback()
    await other.stop()
    expect(new URL((await browser.go(callback, /\/login#/)).at).hash).toBe('#provider=unreachable')
    await app.stop()

    const fresh = await startApp({ provider: { ...other.config, groups } })
    expect(new URL((await open(fresh).signIn()).at).hash).toBe('#provider=unreachable')
    expect((await fresh.raw('/healthz')).status).toBe(200)
    await fresh.stop()
  })

  it('one that never answers holds nobody up for longer than its time', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    // Node's own type of a listening server's address.
    const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const app = await startApp({ provider: { ...provider.config, issuer, groups } })
    const begun = performance.now()
    expect(new URL((await open(app).signIn()).at).hash).toBe('#provider=unreachable')
    expect(performance.now() - begun).toBeLessThan(8_000)
    await app.stop()
    silent.close()
    silent.closeAllConnections()
  })

  it('a regency that the operation does not have is refused at the start', async () => {
    const { rules } = readGroupRules('kutim-ops=operator@64.08;x=operator@64.99')
    await expect(startApp({ provider: { ...provider.config, groups: rules } })).rejects.toThrow(
      'OIDC_ROLES, group "x": the operation has no regency 64.99',
    )
  })
})

it('who begins too often is told to wait', async () => {
  const app = await startApp({ provider: { ...provider.config, groups } })
  const told: string[] = []
  for (let no = 0; no < 121; no++)
    told.push((await app.raw('/auth/provider', { redirect: 'manual' })).headers.get('location') ?? '')
  expect(told.at(-2)).toContain(provider.issuer)
  expect(told.at(-1)).toBe('/login#provider=tooMany')
  await app.stop()
})

it('is off unless configured, and says so', async () => {
  const health = async (it: Running) => Health.parse(await (await it.raw('/healthz')).json()).provider
  const app = await startApp()
  expect(await health(app)).toBe(false)
  expect(await health(running)).toBe(true)
  for (const path of ['/auth/provider', '/auth/provider/callback?code=x'])
    expect((await app.raw(path, { redirect: 'manual' })).status).toBe(404)
  await app.stop()
})
