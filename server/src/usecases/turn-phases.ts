import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import { phaseOf } from '../domain/phase.ts'
import type { World } from './change-world.ts'

/** The phase of each contest now (PH1); a phase that is not the one last logged becomes an event (PH6). */
export function turnPhases(world: Pick<World, 'store' | 'clock' | 'operation' | 'orders'>): () => Promise<void> {
  const { store, orders, clock } = world
  let known: Map<ContestPhase['contestId'], ContestPhase['phase']> | null = null
  return async () => {
    const now = clock.now()
    const current = world.operation.contests.map((contest) => phaseOf(contest, now, orders()))
    known ??= await store.read.phases()
    const before = known
    const changed = current.filter((it) => !before.has(it.contestId) || before.get(it.contestId) !== it.phase)
    if (changed.length === 0) return
    await store.write(async (tx) => {
      for (const it of changed) await tx.savePhase(it.contestId, it.phase)
      await tx.append(
        changed.map((phase): WorldEvent => ({ type: 'PhaseChanged', phase })),
        now,
        null,
      )
    })
    for (const it of changed) before.set(it.contestId, it.phase)
  }
}
