import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { z } from 'zod'

/** The address under which people know the server in these tests: only their browser knows where it really stands. */
export const PUBLIC_URL = 'https://jaga.test'
const CLIENT = { id: 'jaga-jarak', secret: 'client-secret-that-nobody-may-read' }

/** Somebody as the provider knows them; their subject is the key. */
export type Account = { name?: string; email?: string; preferred_username?: string; groups?: string[] }

export type ProviderSetting = {
  isPublic?: boolean
  /** groups stand in the ID token, or only where more is told of somebody */
  inIdToken?: boolean
  /** names keys other than those it signs with */
  tellsOtherKeys?: boolean
}

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const named = (key: object) => ({ ...key, kid: 'k', use: 'sig', alg: 'RS256' })
/** How long everything lasts that the provider hands out, seconds. */
const LASTS_S = 600

/** A real OpenID Connect provider on loopback. Whoever it asks for is `sitting` there and agrees. */
export async function startProvider({
  isPublic = false,
  inIdToken = true,
  tellsOtherKeys = false,
}: ProviderSetting = {}) {
  const accounts = new Map<string, Account>()
  const seat = { sitting: 'nobody' }
  /** every code and token that was given out */
  const secrets: string[] = []
  const http = createServer()
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  // Node's own type of a listening server's address.
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.id,
        ...(isPublic ? { token_endpoint_auth_method: 'none' } : { client_secret: CLIENT.secret }),
        redirect_uris: [`${PUBLIC_URL}/auth/provider/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { profile: ['name', 'preferred_username'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: !inIdToken,
    // Demands nothing of PKCE itself: it is the server that must.
    pkce: { required: () => false },
    jwks: { keys: [named(keyPair().privateKey.export({ format: 'jwk' }))] },
    ttl: { AccessToken: LASTS_S, Grant: LASTS_S, IdToken: LASTS_S, Interaction: LASTS_S, Session: LASTS_S },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/here/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...accounts.get(sub) }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ accountId: seat.sitting, clientId: CLIENT.id })
      grant.addOIDCScope('openid profile email groups')
      await grant.save()
      return grant
    },
  }
  const provider = new Provider(issuer, configuration)
  provider.on('grant.success', (ctx) => {
    const given = z.record(z.string(), z.unknown()).parse(ctx.body)
    for (const key of ['access_token', 'id_token']) secrets.push(z.string().parse(given[key]))
  })
  const answer = provider.callback()
  const otherKeys = JSON.stringify({ keys: [named(keyPair().publicKey.export({ format: 'jwk' }))] })
  http.on('request', (req: IncomingMessage, res: ServerResponse) => {
    if (tellsOtherKeys && req.url === '/jwks')
      return void res.writeHead(200, { 'content-type': 'application/jwk-set+json' }).end(otherKeys)
    if (!req.url?.startsWith('/here/')) return void answer(req, res)
    const result =
      seat.sitting === 'nobody' ? { error: 'access_denied' } : { login: { accountId: seat.sitting, remember: false } }
    provider.interactionFinished(req, res, result).catch((error: unknown) => res.writeHead(500).end(String(error)))
  })
  return {
    issuer,
    secrets,
    config: {
      issuer,
      clientId: CLIENT.id,
      clientSecret: isPublic ? null : CLIENT.secret,
      groupsClaim: 'groups',
      publicUrl: PUBLIC_URL,
    },
    /** Somebody sits down at the provider; null: whoever sits there does not agree. */
    seat(subject: string | null, account: Account = {}): void {
      seat.sitting = subject ?? 'nobody'
      if (subject !== null) accounts.set(subject, account)
    },
    stop: () =>
      new Promise<void>((done) => {
        if (!http.listening) return done()
        http.close(() => done())
        http.closeAllConnections()
      }),
  }
}
export type TestProvider = Awaited<ReturnType<typeof startProvider>>

/** A browser that keeps cookies by site and goes where it is sent, one step at a time. */
export function createBrowser(base: string) {
  const jars = new Map<string, Map<string, string>>()
  const visited: string[] = []

  async function step(address: string): Promise<Response> {
    const url = new URL(address)
    const jar = jars.get(url.origin) ?? new Map<string, string>()
    jars.set(url.origin, jar)
    visited.push(address)
    const real = url.origin === PUBLIC_URL ? `${base}${url.pathname}${url.search}` : url.href
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(real, { redirect: 'manual', headers: { ...(cookie === '' ? {} : { cookie }) } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  /** Where an answer sends the browser; null: nowhere. */
  const next = (answer: Response, from: string): string | null => {
    const to = answer.headers.get('location')
    return to === null ? null : new URL(to, from).href
  }

  /** Follows until nobody sends it on, or until it is sent to an address like this; answers where it stands then. */
  async function go(address: string, until?: RegExp): Promise<{ at: string; answer: Response | null }> {
    let at = address
    for (let steps = 0; steps < 12; steps++) {
      const answer = await step(at)
      const to = next(answer, at)
      if (to === null) return { at, answer }
      at = to
      if (until?.test(at)) return { at, answer: null }
    }
    throw new Error(`sent on for ever, last to ${at}`)
  }

  const jar = (): Map<string, string> => jars.get(PUBLIC_URL) ?? new Map<string, string>()
  return {
    go,
    visited,
    jar,
    cookie: () => `jj_session=${jar().get('jj_session') ?? ''}`,
    /** Signs in from the first step to the last; answers where it ended. */
    signIn: () => go(`${PUBLIC_URL}/auth/provider`, /\/login#/),
    /** As {@link signIn}, but stops at the door to the callback. */
    upToCallback: async (): Promise<string> =>
      (await go(`${PUBLIC_URL}/auth/provider`, /\/auth\/provider\/callback|\/login#/)).at,
  }
}
export type Browser = ReturnType<typeof createBrowser>
