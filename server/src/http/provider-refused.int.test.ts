import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PUBLIC_URL } from './provider-in-test.ts'
import { type SignIn, startSignIn } from './sign-in-in-test.ts'

let at: SignIn
beforeAll(async () => {
  at = await startSignIn()
})
afterAll(() => at.stop())

beforeEach(() => {
  at.clock.aheadMs = 0
})

describe('what does not fit is refused, and nobody is signed in', () => {
  const refused = async (walk: (browser: ReturnType<SignIn['open']>) => Promise<string>) => {
    const head = await at.running.store.read.head()
    const browser = at.open()
    const { at: end, answer } = await browser.go(await walk(browser), /\/login#/)
    expect(answer).toBeNull()
    expect(browser.jar().has('jj_session')).toBe(false)
    expect(await at.running.store.read.head()).toBe(head)
    return new URL(end).hash
  }
  /** Begins with the request to the provider changed by somebody on the way. */
  const begunWith = async (browser: ReturnType<SignIn['open']>, change: (asked: URLSearchParams) => void) => {
    const { at: end } = await browser.go(`${PUBLIC_URL}/auth/provider`, new RegExp(at.provider.issuer))
    const to = new URL(end)
    change(to.searchParams)
    return (await browser.go(to.href, /\/auth\/provider\/callback/)).at
  }
  const changed = (address: string, key: string, value: string) => {
    const url = new URL(address)
    url.searchParams.set(key, value)
    return url.href
  }
  beforeEach(() => void at.somebody(['pilkada-admin']))

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
    const walk = (it: ReturnType<SignIn['open']>) =>
      begunWith(it, (asked) => {
        asked.delete('code_challenge')
        asked.delete('code_challenge_method')
      })
    expect(await refused(walk)).toBe('#provider=refused')
  })
  it('the code of another walk', async () => {
    const stolen = new URL(await at.open().upToCallback()).searchParams.get('code') ?? ''
    expect(stolen).not.toBe('')
    expect(await refused(async (it) => changed(await it.upToCallback(), 'code', stolen))).toBe('#provider=refused')
  })
  it('another issuer', async () => {
    expect(await refused(async (it) => changed(await it.upToCallback(), 'iss', 'https://id.example.org'))).toBe(
      '#provider=refused',
    )
  })
  it('a callback in a browser that began nothing', async () => {
    expect(await refused(() => at.open().upToCallback())).toBe('#provider=expired')
  })
  it('an attempt that somebody made up', async () => {
    const walk = async (it: ReturnType<SignIn['open']>) => {
      const callback = await it.upToCallback()
      it.jar().set('jj_attempt', Buffer.from('{"state":"x"}'.repeat(9)).toString('base64url'))
      return callback
    }
    expect(await refused(walk)).toBe('#provider=expired')
  })
  it('an attempt of eleven minutes ago', async () => {
    const walk = async (it: ReturnType<SignIn['open']>) => {
      const callback = await it.upToCallback()
      at.clock.aheadMs = 11 * 60_000
      return callback
    }
    expect(await refused(walk)).toBe('#provider=expired')
  })
  it('somebody who does not agree at the provider', async () => {
    at.provider.seat(null)
    expect(await refused((it) => it.upToCallback())).toBe('#provider=refused')
  })
})

it('a callback that comes again is refused, by the browser’s cookie and by the provider’s code', async () => {
  at.somebody(['lihat'])
  const browser = at.open()
  const callback = await browser.upToCallback()
  const attempt = browser.jar().get('jj_attempt') ?? ''
  expect((await browser.go(callback)).answer?.status).toBe(200)
  expect(new URL((await browser.go(callback, /\/login#/)).at).hash).toBe('#provider=expired')
  browser.jar().set('jj_attempt', attempt)
  expect(new URL((await browser.go(callback, /\/login#/)).at).hash).toBe('#provider=refused')
})
