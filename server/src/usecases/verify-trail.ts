import type { Verification } from '@jaga-jarak/shared/trail.ts'
import { sayLogCheck } from '../domain/say-log-check.ts'
import type { World } from './change-world.ts'

/** One check of the log at a time, beside everything else: `begin` starts it or joins the one under way. */
export function verifyTrail({ store, clock }: Pick<World, 'store' | 'clock'>) {
  let last: Verification | null = null
  const run = async (begun: Verification): Promise<void> => {
    let progress = begun
    const check = await store.verify((checked, of) => {
      progress = { ...progress, checked, of }
      last = progress
    })
    last = { ...progress, outcome: { is: 'checked', ...check, says: sayLogCheck(check) } }
  }
  return {
    begin(): Verification {
      if (last !== null && last.outcome === null) return last
      const begun: Verification = { begunAt: clock.now(), checked: 0, of: 0, outcome: null }
      last = begun
      run(begun).catch(() => {
        last = { ...(last ?? begun), outcome: { is: 'failed' } }
      })
      return last
    },
    progress: (): Verification | null => last,
  }
}
