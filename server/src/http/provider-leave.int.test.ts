import { routes } from '@jaga-jarak/shared/api.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp } from '../app-in-test.ts'
import { createBrowser } from './browser-in-test.ts'
import { PUBLIC_URL, startProvider } from './provider-in-test.ts'
import { groups, type SignIn, startSignIn, whoIs } from './sign-in-in-test.ts'

let at: SignIn
beforeAll(async () => {
  at = await startSignIn()
})
afterAll(() => at.stop())

const LEAVE = `${PUBLIC_URL}/auth/provider/leave`
/** What a page of the provider asks to be sent back. */
const formIn = (page: string) => ({
  action: /action="([^"]+)"/.exec(page)?.[1] ?? '',
  xsrf: /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '',
})

it('who came through the provider is signed out there, too, and comes back to the sign-in page', async () => {
  at.somebody(['lihat'])
  const browser = at.open()
  await browser.signIn()
  const cookie = browser.cookie()
  const { status, body } = await at.running.call(routes.signOut, { cookie })
  expect([status, body]).toEqual([200, { isOpenAtProvider: true }])
  expect(await whoIs(at.running, cookie)).toBeNull()

  const { at: asked, answer } = await browser.go(LEAVE)
  const { origin, searchParams } = new URL(asked)
  expect(origin).toBe(at.provider.issuer)
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: at.provider.config.clientId,
    post_logout_redirect_uri: `${PUBLIC_URL}/login`,
  })
  // No ID token says who it is, so the provider asks whether that is meant.
  const { action, xsrf } = formIn((await answer?.text()) ?? '')
  const { at: end } = await browser.go(action, /\/login/, { xsrf, logout: 'yes' })
  expect(end).toBe(`${PUBLIC_URL}/login`)

  // Nobody is known there any more: the next one is asked who they are.
  at.provider.seat(null)
  expect(new URL((await browser.signIn()).at).hash).toBe('#provider=refused')
})

it('without signing out there the provider would let in whoever comes next', async () => {
  at.somebody(['lihat'])
  const browser = at.open()
  await browser.signIn()
  await at.running.call(routes.signOut, { cookie: browser.cookie() })
  at.provider.seat(null)
  expect((await browser.signIn()).at).not.toContain('#provider=')
})

it('who signed in with a password has nothing to leave there', async () => {
  const { body } = await at.running.call(routes.signOut, { cookie: await at.running.signIn() })
  expect(body).toEqual({ isOpenAtProvider: false })
})

it('a provider without a place to sign out, and one that is away, are told of on the sign-in page', async () => {
  const other = await startProvider({ keepsEverybody: true })
  const app = await startApp({ provider: { ...other.config, groups } })
  const leave = async (): Promise<string> => (await createBrowser(app.base).go(LEAVE, /\/login/)).at
  expect(await leave()).toBe(`${PUBLIC_URL}/login#provider=notLeft`)
  await app.stop()
  await other.stop()
  const alone = await startApp({ provider: { ...other.config, groups } })
  expect((await createBrowser(alone.base).go(LEAVE, /\/login/)).at).toBe(`${PUBLIC_URL}/login#provider=notLeft`)
  await alone.stop()
})

it('where there is no provider there is no such page', async () => {
  const app = await startApp()
  expect((await app.raw('/auth/provider/leave')).status).toBe(404)
  await app.stop()
})
