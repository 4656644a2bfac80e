import type { ProviderFault } from '@jaga-jarak/shared/session.ts'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Clock } from '../ports.ts'
import type { Presented } from '../usecases/sign-in-from-provider.ts'

/** What one answer of the provider may take, seconds; a sign-in asks it up to four times. */
const ANSWER_S = 5
/** How long what the provider told of itself is believed, milliseconds. */
const FRESH_MS = 600_000

/** What one try to sign in must come back with. */
export const Attempt = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), at: z.number() })
export type Attempt = z.infer<typeof Attempt>

/** The provider did not do its part. `reason` holds no token, code or secret. */
export class ProviderFailed extends Error {
  override readonly name = 'ProviderFailed'
  readonly fault: ProviderFault
  readonly reason: string
  constructor(fault: ProviderFault, reason: string) {
    super(`provider: ${reason}`)
    this.fault = fault
    this.reason = reason
  }
}

const word = z.string().catch('')
const Claims = z.looseObject({
  iss: z.string().min(1).max(500),
  /** at most 255 characters of ASCII, says OpenID Connect; anything else could make two people one */
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  preferred_username: word,
  name: word,
  email: word,
})
const Groups = z.union([z.array(z.string()), z.string().transform((it) => [it])]).catch([])

/** A public client, or one with a secret, told in the way that the provider takes. */
const proof = (secret: string | null): oidc.ClientAuth => {
  if (secret === null) return oidc.None()
  return (server, ...rest) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (takesPost ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret))(server, ...rest)
  }
}

/** Nobody answered, or not in time, or something that is no answer. */
const AWAY: readonly (string | undefined)[] = [
  undefined,
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
]
const ErrorWord = z
  .string()
  .regex(/^[a-z_]{1,40}$/)
  .catch('said no')

/** Causes hold whole answers, tokens among them: only what kind of error it was is taken along. A bug stays one. */
function failed(error: unknown): unknown {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
    return new ProviderFailed('refused', ErrorWord.parse(error.error))
  if (error instanceof oidc.WWWAuthenticateChallengeError) return new ProviderFailed('refused', 'challenge')
  if (error instanceof z.ZodError) return new ProviderFailed('refused', 'claims')
  if (error instanceof oidc.ClientError)
    return new ProviderFailed(AWAY.includes(error.code) ? 'unreachable' : 'refused', error.code ?? 'no answer')
  // What fetch rejects with.
  return error instanceof TypeError ? new ProviderFailed('unreachable', 'no answer') : error
}

/** Speaks OpenID Connect: authorization code with PKCE, state and nonce; ID tokens are verified by the provider's keys. */
export function createProvider(config: NonNullable<Config['provider']>, clock: Clock) {
  const callback = `${config.publicUrl}/auth/provider/callback`
  let known: { since: number; its: Promise<oidc.Configuration> } | null = null

  const configuration = (): Promise<oidc.Configuration> => {
    if (known !== null && clock.monotonic() - known.since < FRESH_MS) return known.its
    const isLocal = config.issuer.startsWith('http:')
    const execute = [oidc.enableNonRepudiationChecks, ...(isLocal ? [oidc.allowInsecureRequests] : [])]
    const options = { timeout: ANSWER_S, execute }
    const its = oidc.discovery(new URL(config.issuer), config.clientId, undefined, proof(config.clientSecret), options)
    known = { since: clock.monotonic(), its }
    its.catch(() => {
      known = null
    })
    return its
  }

  /** Groups stand in the ID token, or else where the provider tells more about somebody. */
  async function claimsOf(its: oidc.Configuration, tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>) {
    const claims = Claims.parse(tokens.claims())
    if (claims[config.groupsClaim] !== undefined || its.serverMetadata().userinfo_endpoint === undefined) return claims
    const more = await oidc.fetchUserInfo(its, tokens.access_token, claims.sub)
    return Claims.parse({ ...more, ...tokens.claims() })
  }

  return {
    /** Where the browser goes next, and what it must come back with. Throws {@link ProviderFailed}. */
    async begin(): Promise<{ to: URL; attempt: Attempt }> {
      try {
        const its = await configuration()
        const attempt = {
          ...{ state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() },
          at: clock.wall(),
        }
        const scopes = its.serverMetadata().scopes_supported ?? []
        const more = [...new Set(['profile', 'email', config.groupsClaim])].filter((it) => scopes.includes(it))
        const to = oidc.buildAuthorizationUrl(its, {
          redirect_uri: callback,
          scope: ['openid', ...more].join(' '),
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        })
        return { to, attempt }
      } catch (error) {
        throw failed(error)
      }
    },
    /**
     * Where the browser signs out, to come back to `/login` (RP-Initiated Logout 1.0); null: this provider has no such
     * place. Without an ID token, which nobody keeps here, the provider may ask whether that is meant. Throws
     * {@link ProviderFailed}.
     */
    async leave(): Promise<URL | null> {
      try {
        const its = await configuration()
        if (its.serverMetadata().end_session_endpoint === undefined) return null
        return oidc.buildEndSessionUrl(its, { post_logout_redirect_uri: `${config.publicUrl}/login` })
      } catch (error) {
        throw failed(error)
      }
    },
    /** Who came back with this query. Throws {@link ProviderFailed}. */
    async finish(query: string, { state, nonce, verifier }: Attempt): Promise<Presented> {
      try {
        const its = await configuration()
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(its, new URL(`${callback}${query}`), checks)
        const { iss, sub, preferred_username, name, email, ...rest } = await claimsOf(its, tokens)
        const names = [preferred_username, name, email, sub]
        return { subject: `${iss} ${sub}`, names, groups: Groups.parse(rest[config.groupsClaim]) }
      } catch (error) {
        throw failed(error)
      }
    },
  }
}
