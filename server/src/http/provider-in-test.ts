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
  publicUrl?: string
  /** groups stand in the ID token, or only where more is told of somebody */
  inIdToken?: boolean
  /** names keys other than those it signs with */
  tellsOtherKeys?: boolean
  /** has no place to sign out */
  keepsEverybody?: boolean
}

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const named = (key: object) => ({ ...key, kid: 'k', use: 'sig', alg: 'RS256' })
/** How long everything lasts that the provider hands out, seconds. */
const LASTS_S = 600

/** The page that asks whether signing out is meant. */
const askWhetherMeant = (ctx: { body: unknown }, form: string): void => {
  ctx.body = `<!doctype html><title>Provider</title><link rel="icon" href="data:,">${form}
    <button type="submit" form="op.logoutForm" name="logout" value="yes">Sign me out</button>`
}

/** A real OpenID Connect provider on loopback. Whoever it asks for is `sitting` there and agrees. */
export async function startProvider({
  isPublic = false,
  publicUrl = PUBLIC_URL,
  inIdToken = true,
  tellsOtherKeys = false,
  keepsEverybody = false,
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
        application_type: publicUrl.startsWith('http:') ? 'native' : 'web',
        ...(isPublic ? { token_endpoint_auth_method: 'none' } : { client_secret: CLIENT.secret }),
        redirect_uris: [`${publicUrl}/auth/provider/callback`],
        post_logout_redirect_uris: [`${publicUrl}/login`],
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
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: !keepsEverybody, logoutSource: askWhetherMeant },
    },
    interactions: { url: (_, { uid }) => `/here/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...accounts.get(sub) }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session?.accountId ?? seat.sitting,
        clientId: CLIENT.id,
      })
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
      seat.sitting === 'nobody'
        ? { error: 'access_denied' }
        : { login: { accountId: seat.sitting, remember: false }, consent: {} }
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
      publicUrl,
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
