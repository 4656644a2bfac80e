import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLIC_URL } from './provider-in-test.ts'
import { type SignIn, startSignIn, whoIs } from './sign-in-in-test.ts'

let at: SignIn
beforeAll(async () => {
  at = await startSignIn()
})
afterAll(() => at.stop())

describe('the whole walk', () => {
  it('leads through the provider to a page of our own, and the session is one of somebody new', async () => {
    const head = await at.running.store.read.head()
    const { subject } = at.somebody(['samarinda-ops', 'something else'], { preferred_username: 'Siti R.' })
    const browser = at.open()
    const { at: end, answer } = await browser.signIn()
    expect(end).toMatch(/\/auth\/provider\/callback\?/)
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer?.headers.get('cache-control')).toBe('no-store')
    expect(answer?.headers.get('content-security-policy')).toContain("script-src 'self'")
    const page = await answer?.text()
    expect(page).toContain('<meta http-equiv="refresh" content="0;url=/">')
    expect(page).toContain('<a href="/">')
    expect(page).not.toContain('<script')

    const viewer = await whoIs(at.running, browser.cookie())
    expect(viewer).toMatchObject({ name: 'Siti R.', duty: 'Operator', role: 'operator', reach: ['64.72'], due: null })
    const row = await at.running.store.read.personBySubject(`${at.provider.issuer} ${subject}`)
    expect(row?.person.id).toBe(viewer?.id)
    expect(row?.credentials.passwordHash).toBeNull()
    const [added, opened, ...more] = await at.eventsSince(head)
    expect(added).toMatchObject({ type: 'PersonAdded', person: { id: viewer?.id, role: 'operator' } })
    expect(opened).toMatchObject({ type: 'SessionOpened', session: { personId: viewer?.id, entrance: 'provider' } })
    expect(more).toEqual([])
    expect(JSON.stringify([added, opened])).not.toContain('Siti')
  })

  it('asks with state, nonce and PKCE, and keeps them where no script reads them', async () => {
    const answer = await at.running.raw('/auth/provider', { redirect: 'manual' })
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
    at.somebody(['lihat'])
    const [one, other] = [at.open(), at.open()]
    const { answer } = await one.signIn()
    expect(answer?.headers.getSetCookie().find((it) => it.startsWith('jj_session='))).toContain('SameSite=Strict')
    await other.signIn()
    expect(other.cookie()).not.toBe(one.cookie())
    const before = one.cookie()
    await one.signIn()
    expect(one.cookie()).not.toBe(before)
    expect((await whoIs(at.running, before))?.id).toBe((await whoIs(at.running, one.cookie()))?.id)
  })

  it('a session that somebody laid into the browser before is not the one that is signed in', async () => {
    at.somebody(['lihat'])
    const browser = at.open()
    browser.jar().set('jj_session', 'laid-there-by-another')
    await browser.signIn()
    expect(browser.cookie()).not.toContain('laid-there')
    expect(await whoIs(at.running, 'jj_session=laid-there-by-another')).toBeNull()
  })

  it('the attempt is gone from the browser afterwards', async () => {
    at.somebody(['lihat'])
    const browser = at.open()
    await browser.signIn()
    expect([...browser.jar().keys()]).toEqual(['jj_session'])
  })
})

it('no code, token or secret is logged or sent on in an address, at the most talkative', async () => {
  at.somebody(['lihat'])
  const browser = at.open()
  const callback = await browser.upToCallback()
  const attempt = browser.jar().get('jj_attempt') ?? ''
  await browser.go(callback)
  browser.jar().set('jj_attempt', attempt)
  await browser.go(callback, /\/login#/)
  const said = at.logged.join('')
  expect(said).toContain('"reason":"invalid_grant"')
  const query = new URL(callback).searchParams
  const own = [query.get('code') ?? '', query.get('state') ?? '', attempt, browser.cookie().split('=')[1] ?? '']
  const hidden = [...own, ...at.provider.secrets, at.provider.config.clientSecret ?? '']
  expect(at.provider.secrets.length).toBeGreaterThan(10)
  for (const secret of hidden) {
    expect(secret.length).toBeGreaterThan(20)
    expect(said).not.toContain(secret)
  }
  for (const secret of at.provider.secrets) expect(browser.visited.join(' ')).not.toContain(secret)
})
