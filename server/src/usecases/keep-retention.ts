import { epochMs, type PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { RetentionRun } from '@jaga-jarak/shared/retention.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { RetentionDeps } from './plan-retention.ts'
import { isAlive, runRetention } from './run-retention.ts'

const DAY_MS = 86_400_000
/** Runs that screens are told of. */
const TOLD = 20

/** Retention as this server does it: once a day by itself, and when an administrator says so. */
export type Retention = {
  /** The daily run when it is due, else nothing. Resolves when it has ended. */
  daily(): Promise<void>
  /** Begins a run and answers where it stands; the one under way when there is one. */
  begin(by: Viewer): Promise<RetentionRun | Refused>
  progress(): Promise<{ current: RetentionRun | null; runs: RetentionRun[] }>
  /** Ends the run under way after its present step; the next one goes on from there. */
  stop(): Promise<void>
}

/** `onFailure` hears why a run that somebody began has failed; the daily one throws. */
export function keepRetention(deps: RetentionDeps, onFailure: (error: unknown) => void): Retention {
  const { store, clock } = deps
  let running: Promise<unknown> | null = null
  let isStopped = false

  const run = async (by: PersonId | null, onStep: (run: RetentionRun) => void = () => {}): Promise<void> => {
    isStopped = false
    await runRetention(deps, by, { isStopped: () => isStopped, onStep })
  }
  const alone = (work: Promise<void>): Promise<void> => {
    const mine = work.finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }
  const alive = async (): Promise<RetentionRun | null> => {
    const [last] = await store.read.retentionRuns(1)
    return last !== undefined && isAlive(last, clock.wall()) ? last : null
  }

  return {
    async daily() {
      if (running !== null) return
      const since = Number(await store.remember('retention:since', String(clock.now())))
      const [last] = await store.read.retentionRuns(1)
      if (clock.now() - (last?.startedAt ?? epochMs(since)) < DAY_MS) return
      await alone(run(null))
    },
    async begin({ id }) {
      if (running === null) {
        await new Promise<void>((begun) => {
          const work = run(id, () => begun())
          alone(work).then(
            () => begun(),
            (error: unknown) => {
              onFailure(error)
              begun()
            },
          )
        })
      }
      const [last] = await store.read.retentionRuns(1)
      return last ?? refuse('storeUnavailable')
    },
    async progress() {
      return { current: await alive(), runs: await store.read.retentionRuns(TOLD) }
    },
    async stop() {
      isStopped = true
      await running?.catch(() => undefined)
    },
  }
}
