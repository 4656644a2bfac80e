import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Failed tries in a minute: per account and address, per account wherever from, and per address. */
const PER_SEAT = { points: 5, duration: 60 }
const PER_ACCOUNT = { points: 20, duration: 60 }
const PER_ADDRESS = { points: 30, duration: 60 }
/** Where nothing can be guessed it is only load that counts, and a whole shift may come from one address. */
const KNOCKS_PER_ADDRESS = { points: 120, duration: 60 }

/** Whoever works fast opens a few things in ten seconds, whoever asks for more than that only makes noise. */
const OPENINGS_PER_SESSION = { points: 40, duration: 10 }

type Who = { res: Response; address: string; account: string }
/** Runs an attempt to prove who one is, unless there were too many that failed; says how long to wait. */
export type Tries = <T>(who: Who, attempt: () => Promise<T | Refused>) => Promise<T | Refused>

/** A limiter refuses by a rejection that says how long to wait; anything else it throws is thrown on. */
export function tooMany(res: Response, rejected: unknown): Refused {
  if (!(rejected instanceof RateLimiterRes)) throw rejected
  const waitS = Math.ceil(rejected.msBeforeNext / 1_000)
  res.setHeader('Retry-After', String(waitS))
  return refuse('tooMany', `try again in ${waitS} s`)
}

/** So many seats are remembered; half of them, the oldest, are forgotten then. */
const MOST_PROVEN = 10_000

/** A whole shift behind one address may come in at once: what succeeds is given back. */
export function countTries(): Tries {
  const bySeat = new RateLimiterMemory(PER_SEAT)
  const byAccount = new RateLimiterMemory(PER_ACCOUNT)
  const byAddress = new RateLimiterMemory(PER_ADDRESS)
  /** seats where somebody has come in: what others try elsewhere does not keep them out */
  const proven = new Set<string>()
  return async ({ res, address, account }, attempt) => {
    const seat = `${address} ${account}`
    const [whole, own] = [
      { limiter: byAddress, key: address },
      { limiter: bySeat, key: seat },
    ]
    const anywhere = { limiter: byAccount, key: account }
    const counted = proven.has(seat) ? [whole, own] : [whole, own, anywhere]
    const taken: typeof counted = []
    const giveBack = async (those: typeof counted): Promise<void> => {
      for (const { limiter, key } of those) await limiter.reward(key)
    }
    try {
      // Taken before the attempt: of many at one instant no more are let through.
      for (const it of counted) {
        await it.limiter.consume(it.key)
        taken.push(it)
      }
    } catch (rejected) {
      // It was no attempt: one locked account, or a wall with an old link, does not lock its whole building out.
      await giveBack(taken)
      return tooMany(res, rejected)
    }
    const outcome = await attempt()
    if (!isRefused(outcome)) {
      await giveBack(taken)
      proven.add(seat)
      if (proven.size > MOST_PROVEN) for (const first of [...proven].slice(0, MOST_PROVEN / 2)) proven.delete(first)
    }
    // A right password without its code is half a way in: it costs the seat, not the shift that comes in with it.
    if (isRefused(outcome) && outcome.refused === 'needsCode') await giveBack([whole])
    return outcome
  }
}

/** Counts where nobody has said yet who they are. */
export function countKnocks(): (res: Response, address: string) => Promise<Refused | null> {
  const byAddress = new RateLimiterMemory(KNOCKS_PER_ADDRESS)
  return (res, address) =>
    byAddress.consume(address).then(
      () => null,
      (rejected: unknown) => tooMany(res, rejected),
    )
}

/** Counts what the screens of one session say of themselves. */
export function countOpenings(): (res: Response, session: string) => Promise<Refused | null> {
  const bySession = new RateLimiterMemory(OPENINGS_PER_SESSION)
  return (res, session) =>
    bySession.consume(session).then(
      () => null,
      (rejected: unknown) => tooMany(res, rejected),
    )
}
