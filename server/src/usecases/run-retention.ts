import { type EpochMs, epochMs, type PersonId } from '@jaga-jarak/shared/primitives.ts'
import { DataKind, type RetentionRun } from '@jaga-jarak/shared/retention.ts'
import { type RetentionLimits, retentionLimits } from '../domain/retention.ts'
import type { Writer } from '../ports.ts'
import type { RetentionDeps } from './plan-retention.ts'
import { retentionSteps } from './retention-steps.ts'

/** One transaction takes as many rows as take about so long, so that a live write never waits for more than one. */
const STEP_MS = { least: 8, most: 25 }
const ROWS = { first: 500, least: 50, most: 5_000 }
/** A run that has said nothing for so long, real milliseconds, died with its server. */
const SILENT_MS = 60_000

export const isAlive = (run: RetentionRun | undefined, wallMs: number): boolean =>
  run?.outcome === 'running' && wallMs - run.stirredAt < SILENT_MS

const untilOf = (limits: RetentionLimits, kind: DataKind): EpochMs | null =>
  kind === 'tracks' ? limits.removeTracks : limits[kind]

function begin(deps: RetentionDeps, by: PersonId | null, last: RetentionRun | undefined): RetentionRun {
  const startedAt = deps.clock.now()
  const limits = retentionLimits(deps.operation, startedAt, deps.clock.wall())
  return {
    ...{ startedAt, by, endedAt: null, outcome: 'running', stirredAt: deps.clock.wall(), overwritten: null },
    thinnedUntil: last?.thinnedUntil ?? epochMs(0),
    parts: DataKind.options.map((kind) => ({ kind, removed: 0, thinned: 0, until: untilOf(limits, kind) })),
  }
}

/** Tells the log of what a run did: an entry for each kind. */
async function end(tx: Writer, run: RetentionRun, at: EpochMs, outcome: RetentionRun['outcome']): Promise<void> {
  Object.assign(run, { outcome, endedAt: at })
  await tx.saveRetentionRun(run)
  await tx.append(
    run.parts.map((part) => ({ type: 'RetentionRun', ...part })),
    at,
    run.by,
  )
}

/**
 * Takes away what is too old, in steps so small that live writes hardly wait; where it has come to is kept with each
 * step, so that the next run goes on after whatever ended this one. One run at a time, on all nodes; null: there is one.
 * `isStopped` is asked before each step.
 */
export async function runRetention(
  deps: RetentionDeps,
  by: PersonId | null,
  {
    isStopped = () => false,
    onStep = () => {},
  }: { isStopped?: () => boolean; onStep?: (run: RetentionRun) => void } = {},
): Promise<RetentionRun | null> {
  const { store, clock, operation, pause } = deps
  const run = await store.write(async (tx) => {
    const [last] = await tx.retentionRuns(1)
    if (isAlive(last, clock.wall())) return null
    const begun = begin(deps, by, last)
    await tx.saveRetentionRun(begun)
    if (last?.outcome === 'running') await end(tx, last, clock.now(), 'stopped')
    return begun
  })
  if (run === null) return null
  onStep(run)
  let rows = ROWS.first
  const stop = (outcome: RetentionRun['outcome']) => store.write((tx) => end(tx, run, clock.now(), outcome))
  try {
    for (const step of retentionSteps(
      retentionLimits(operation, run.startedAt, clock.wall()),
      operation.retention.tracks.keepOneEveryS * 1_000,
    ))
      for (let isDone = false; !isDone; ) {
        if (isStopped()) {
          await stop('stopped')
          return run
        }
        const began = clock.monotonic()
        const { next, isLast } = await store.write(async (tx) => {
          const next = structuredClone(run)
          const isLast = await step(tx, next, rows)
          next.stirredAt = clock.wall()
          await tx.saveRetentionRun(next)
          return { next, isLast }
        })
        Object.assign(run, next)
        isDone = isLast
        const tookMs = clock.monotonic() - began
        if (tookMs > STEP_MS.most) rows = Math.max(ROWS.least, Math.floor(rows / 2))
        else if (tookMs < STEP_MS.least) rows = Math.min(ROWS.most, rows * 2)
        onStep(run)
        await pause()
      }
    run.overwritten = await store.overwriteRemoved(pause)
    await stop('done')
    return run
  } catch (error) {
    await stop('failed').catch(() => undefined)
    throw error
  }
}
