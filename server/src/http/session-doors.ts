import { routes } from '@jaga-jarak/shared/api.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { World } from '../usecases/change-world.ts'
import { type Opened, openDisplay, signIn } from '../usecases/sign-in.ts'
import type { mountOn } from './mount.ts'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts'

/** Tries per account and address, and per address alone, in a minute. */
const PER_ACCOUNT = { points: 5, duration: 60 }
const PER_ADDRESS = { points: 30, duration: 60 }

export function openSessionDoors(mount: ReturnType<typeof mountOn>, world: World, secureCookies: boolean): void {
  const byAccount = new RateLimiterMemory(PER_ACCOUNT)
  const byAddress = new RateLimiterMemory(PER_ADDRESS)

  /** Refuses when there were too many tries; a limiter refuses by a rejection that says how long to wait. */
  const allow = async (res: Response, address: string, account: string): Promise<Refused | null> => {
    try {
      await byAddress.consume(address)
      await byAccount.consume(`${address} ${account}`)
      return null
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected
      const waitS = Math.ceil(rejected.msBeforeNext / 1_000)
      res.setHeader('Retry-After', String(waitS))
      return refuse('tooMany', `try again in ${waitS} s`)
    }
  }
  const admit = (res: Response, opened: Opened | Refused) => {
    if (isRefused(opened)) return opened
    const lifeMs = (opened.expiresAt - world.clock.now()) / world.clock.speed
    setSessionCookie(res, opened.token, lifeMs, secureCookies)
    return opened.viewer
  }

  const signInAs = signIn(world)
  mount(routes.signIn, async ({ body, req, res }) => {
    const tooMany = await allow(res, req.ip ?? '', body.name)
    return tooMany ?? admit(res, await signInAs(body.name, body.password))
  })
  const openWall = openDisplay(world)
  mount(routes.openDisplay, async ({ body, req, res }) => {
    const tooMany = await allow(res, req.ip ?? '', 'display')
    return tooMany ?? admit(res, await openWall(body.token))
  })
  mount(routes.whoAmI, ({ session }) => session?.viewer ?? null)
  mount(routes.signOut, async ({ req, res }) => {
    const token = readSessionCookie(req.headers.cookie)
    if (token !== null) await world.store.write((tx) => tx.endSession(world.secrets.hash(token)))
    clearSessionCookie(res, secureCookies)
    return undefined
  })
}
