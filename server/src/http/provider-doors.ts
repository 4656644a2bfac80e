import type { ProviderFault } from '@jaga-jarak/shared/session.ts'
import type { Express, Request, Response } from 'express'
import type { Logger } from 'pino'
import type { AddressOf } from '../address-of.ts'
import type { Config } from '../config.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import type { World } from '../usecases/change-world.ts'
import { checkGroupRules } from '../usecases/check-group-rules.ts'
import { signInFromProvider } from '../usecases/sign-in-from-provider.ts'
import { fromOf } from './from-of.ts'
import { Attempt, createProvider, ProviderFailed } from './provider.ts'
import { type Seal, sealWith } from './sealed.ts'
import { readCookie, setSessionCookie } from './session-cookie.ts'
import { countKnocks } from './tries.ts'

/** What somebody is given to bring back from the provider. Lax: they come back from another site. */
const COOKIE = 'jj_attempt'
const ROOM = '/auth/provider'
/** How long somebody may take at the provider, milliseconds. */
const ATTEMPT_MS = 600_000

/**
 * The session cookie is strict and would not be sent with a request that the provider's page began: this page of our
 * own begins the next one.
 */
const WELCOME = `<!doctype html><html lang="id"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">
<title>Jaga Jarak</title><p>Anda sudah masuk. <a href="/">Lanjutkan</a></p><p lang="en">You are signed in. <a href="/">Continue</a></p></html>`

export type ProviderDoor = { config: NonNullable<Config['provider']>; seal: Seal }

/** The key is kept in the store: who begins at one node may come back to another. Throws for a regency that is not there. */
export async function providerDoor(world: World, config: Config['provider']): Promise<ProviderDoor | null> {
  if (config === null) return null
  checkGroupRules(world, config.groups)
  return { config, seal: sealWith(await world.store.remember('provider-attempts', world.secrets.token())) }
}

type ProviderDoorDeps = { world: World; addressOf: AddressOf; secureCookies: boolean; log: Logger }

/** Sign-in and sign-out through an OpenID Connect provider: pages for browsers, beside the API. */
export function openProviderDoors(
  app: Express,
  { config, seal }: ProviderDoor,
  { world, addressOf, secureCookies, log }: ProviderDoorDeps,
): void {
  const provider = createProvider(config, world.clock)
  const signIn = signInFromProvider(world, config.groups)
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: ROOM } as const

  const turnAway = (res: Response, fault: ProviderFault): void => res.redirect(303, `/login#provider=${fault}`)
  /** Every way out is a page: whoever stands here has come with a browser. */
  const asPage =
    (handle: (req: Request, res: Response) => Promise<void>) =>
    async (req: Request, res: Response): Promise<void> => {
      res.setHeader('Cache-Control', 'no-store')
      try {
        await handle(req, res)
      } catch (error) {
        if (error instanceof StoreUnavailable) return turnAway(res, 'storeUnavailable')
        if (!(error instanceof ProviderFailed)) throw error
        log.warn({ fault: error.fault, reason: error.reason }, 'sign-in through the provider failed')
        turnAway(res, error.fault)
      }
    }

  const mayBegin = countKnocks()
  const begin = async (req: Request, res: Response): Promise<void> => {
    if (await mayBegin(res, addressOf(req))) return turnAway(res, 'tooMany')
    const { to, attempt } = await provider.begin()
    res.cookie(COOKIE, seal.close(attempt), { ...cookie, maxAge: ATTEMPT_MS })
    res.redirect(303, to.href)
  }

  const mayFinish = countKnocks()
  const finish = async (req: Request, res: Response): Promise<void> => {
    if (await mayFinish(res, addressOf(req))) return turnAway(res, 'tooMany')
    const attempt = seal.open(readCookie(req.headers.cookie, COOKIE) ?? '', Attempt)
    // Good once, whatever comes of it; the provider takes a code once, too.
    res.clearCookie(COOKIE, cookie)
    const ageMs = attempt === null ? Number.POSITIVE_INFINITY : world.clock.wall() - attempt.at
    if (attempt === null || ageMs > ATTEMPT_MS) return turnAway(res, 'expired')
    const opened = await signIn(
      await provider.finish(new URL(req.originalUrl, config.publicUrl).search, attempt),
      fromOf(req, addressOf),
    )
    if ('fault' in opened) return turnAway(res, opened.fault)
    setSessionCookie(res, opened.token, opened.lastsMs, secureCookies)
    res.type('html').send(WELCOME)
  }

  const mayLeave = countKnocks()
  /** The session here has ended already; whatever fails now, nobody is to believe that the provider's has, too. */
  const leave = async (req: Request, res: Response): Promise<void> => {
    if (await mayLeave(res, addressOf(req))) return turnAway(res, 'notLeft')
    const to = await provider.leave().catch((error: unknown) => {
      if (!(error instanceof ProviderFailed)) throw error
      log.warn({ fault: error.fault, reason: error.reason }, 'sign-out at the provider failed')
      return null
    })
    if (to === null) turnAway(res, 'notLeft')
    else res.redirect(303, to.href)
  }

  app.get(ROOM, asPage(begin))
  app.get(`${ROOM}/leave`, asPage(leave))
  app.get(`${ROOM}/callback`, asPage(finish))
}
