import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('needs no setting at all', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    osmandPort: 5055,
    databaseUrl: null,
    secureCookies: false,
  })
})

it('the second OsmAnd door can be off', () => {
  expect(readConfig({ OSMAND_PORT: 'off' }).osmandPort).toBeNull()
  expect(readConfig({ OSMAND_PORT: '6000' }).osmandPort).toBe(6000)
})

it('limits of screens are counts', () => {
  expect(readConfig({}).screens).toEqual({ perSession: 20, perAddress: 200 })
  expect(readConfig({ SCREENS_PER_ADDRESS: '1000' }).screens.perAddress).toBe(1_000)
  expect(() => readConfig({ SCREENS_PER_SESSION: '0' })).toThrow('SCREENS_PER_SESSION')
})

it('trusts the proxies that are named, and no other word', () => {
  expect(readConfig({}).trustedProxies).toEqual([])
  expect(readConfig({ TRUSTED_PROXIES: 'loopback, 10.1.0.0/16,fd00::/8' }).trustedProxies).toEqual([
    ...['loopback', '10.1.0.0/16', 'fd00::/8'],
  ])
  for (const wrong of ['everybody', '10.1.0.0/99', 'loopback,', '*'])
    expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow('TRUSTED_PROXIES')
})

it('names every wrong variable at once', () => {
  expect(() => readConfig({ PORT: '70000', DATABASE_URL: 'mysql://x', ADMIN_PASSWORD: 'short' })).toThrow(
    /PORT[\s\S]*DATABASE_URL[\s\S]*ADMIN_PASSWORD/,
  )
})

it('an empty variable is an absent one', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 8080 })
})

const OIDC = {
  OIDC_ISSUER: 'https://id.example.org/realms/kaltim',
  OIDC_CLIENT_ID: 'jaga-jarak',
  OIDC_ROLES: 'pilkada-admin=admin;samarinda-ops=operator@64.72',
  PUBLIC_URL: 'https://jaga.example.org/',
}

describe('a provider to sign in through', () => {
  it('is off without settings, also when the public address is known', () => {
    expect(readConfig({}).provider).toBeNull()
    expect(readConfig({ PUBLIC_URL: OIDC.PUBLIC_URL }).provider).toBeNull()
  })

  it('is read whole', () => {
    expect(readConfig({ ...OIDC, OIDC_CLIENT_SECRET: 'hush', OIDC_GROUPS_CLAIM: 'roles' }).provider).toEqual({
      issuer: OIDC.OIDC_ISSUER,
      clientId: 'jaga-jarak',
      clientSecret: 'hush',
      groups: [
        { group: 'pilkada-admin', role: 'admin', reach: null },
        { group: 'samarinda-ops', role: 'operator', reach: ['64.72'] },
      ],
      groupsClaim: 'roles',
      publicUrl: 'https://jaga.example.org',
    })
    expect(readConfig(OIDC).provider).toMatchObject({ clientSecret: null, groupsClaim: 'groups' })
  })

  it.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_ROLES', 'PUBLIC_URL'] as const)('is refused without %s', (key) => {
    expect(() => readConfig({ ...OIDC, [key]: '' })).toThrow(
      new RegExp(`missing: sign-in through a provider needs it[^✖]*${key}`),
    )
  })

  it('is refused when only its secret, or only its claim, is there', () => {
    expect(() => readConfig({ OIDC_CLIENT_SECRET: 'hush' })).toThrow('OIDC_ISSUER')
    expect(() => readConfig({ OIDC_GROUPS_CLAIM: 'roles' })).toThrow('PUBLIC_URL')
  })

  it('a refusal never holds the secret', () => {
    expect(() => readConfig({ OIDC_CLIENT_SECRET: 'hush-hush' })).toThrow(/^(?![\s\S]*hush-hush)/)
  })

  it.each([
    ['OIDC_ISSUER', 'http://id.example.org', 'https; http only on this machine'],
    ['OIDC_ISSUER', 'http://127.0.0.1.example.org', 'https; http only on this machine'],
    ['OIDC_ISSUER', 'ftp://127.0.0.1', 'OIDC_ISSUER'],
    ['OIDC_ISSUER', 'https://id.example.org/?a=b', 'an address without query'],
    ['OIDC_ROLES', 'a=admin;b=king', 'part 2 "b=king"'],
    ['PUBLIC_URL', 'jaga.example.org', 'PUBLIC_URL'],
    ['PUBLIC_URL', 'https://jaga.example.org/jaga', 'an address without path'],
  ])('%s=%s is refused', (key, value, said) => {
    expect(() => readConfig({ ...OIDC, [key]: value })).toThrow(said)
  })

  it.each(['http://localhost:9', 'http://127.0.0.1:9/realms/x', 'http://[::1]:9'])('%s may speak http', (issuer) => {
    expect(readConfig({ ...OIDC, OIDC_ISSUER: issuer }).provider?.issuer).toContain(issuer)
  })
})
