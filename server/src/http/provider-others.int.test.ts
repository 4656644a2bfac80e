import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Health } from '@jaga-jarak/shared/api.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { readGroupRules } from '../domain/read-group-rules.ts'
import { createBrowser } from './browser-in-test.ts'
import { startProvider, type TestProvider } from './provider-in-test.ts'
import { groups, whoIs } from './sign-in-in-test.ts'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.stop())

const open = (it: Running) => createBrowser(it.base)

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
    expect(await whoIs(app, browser.cookie())).toMatchObject({ name: 'Siti', reach: ['64.08'] })
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
  const on = await startApp({ provider: { ...provider.config, groups } })
  expect(await health(on)).toBe(true)
  await on.stop()
  for (const path of ['/auth/provider', '/auth/provider/callback?code=x'])
    expect((await app.raw(path, { redirect: 'manual' })).status).toBe(404)
  await app.stop()
})
