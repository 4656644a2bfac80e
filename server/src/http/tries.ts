import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Tries in a minute: per account and address, per account wherever from, and per address. */
const PER_SEAT = { points: 5, duration: 60 }
const PER_ACCOUNT = { points: 20, duration: 60 }
const PER_ADDRESS = { points: 30, duration: 60 }

export type Tries = (res: Response, address: string, account: string) => Promise<Refused | null>

/** Counts tries to prove who one is; refuses when there were too many, and says how long to wait. */
export function countTries(): Tries {
  const bySeat = new RateLimiterMemory(PER_SEAT)
  const byAccount = new RateLimiterMemory(PER_ACCOUNT)
  const byAddress = new RateLimiterMemory(PER_ADDRESS)
  return async (res, address, account) => {
    try {
      await byAddress.consume(address)
      await bySeat.consume(`${address} ${account}`)
      await byAccount.consume(account)
      return null
    } catch (rejected) {
      // A limiter refuses by a rejection that says how long to wait.
      if (!(rejected instanceof RateLimiterRes)) throw rejected
      const waitS = Math.ceil(rejected.msBeforeNext / 1_000)
      res.setHeader('Retry-After', String(waitS))
      return refuse('tooMany', `try again in ${waitS} s`)
    }
  }
}
