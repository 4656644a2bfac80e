import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { turnAlert } from '../domain/alert.ts'
import { createRulebook } from '../domain/rulebook.ts'
import { createWatch } from '../domain/watch.ts'
import type { Trackers } from '../live/trackers.ts'
import { stillInUse } from './change-operation.ts'
import type { World } from './change-world.ts'
import { recallScene } from './recall-scene.ts'

/** How far both pictures are run on: longer than any dwell, short enough that nobody has gone anywhere. */
const AHEAD_MS = 15_000
type Standing = Map<string, Alert>

/** Two watches are told all that is known now, one of them the new rules; what stands otherwise after a while is the effect. */
export function previewOperation(world: World, trackers: Trackers) {
  const { store, clock, gazetteer, orders } = world
  const regionAt = (position: Parameters<typeof gazetteer.placeAt>[0]) =>
    gazetteer.placeAt(position)?.regency.code ?? null

  const outcome = async (next: Operation | null): Promise<Standing> => {
    const now = clock.now()
    const watch = createWatch(createRulebook(world.operation, orders(), regionAt))
    const standing: Standing = new Map()
    const key = (kind: string, subjects: readonly string[]): string => `${kind} ${subjects.toSorted().join(' ')}`
    for (const alert of await recallScene({ watch, trackers, store, now }))
      if (alert.cleared === null) standing.set(key(alert.evidence.kind, alert.subjects), alert)
    const run = (at: number): void => {
      for (const finding of watch.run([], epochMs(at))) {
        const its = key(finding.kind, finding.subjects)
        const alert = turnAlert(standing.get(its), finding, null)?.alert
        if (alert?.cleared === null) standing.set(its, alert)
        else if (alert) standing.delete(its)
      }
    }
    run(now)
    if (next !== null) watch.setRules(createRulebook(next, orders(), regionAt))
    run(now + AHEAD_MS * clock.speed)
    return standing
  }

  return async (amendment: OperationAmendment): Promise<Reply<Routes['previewOperation']>> => {
    const operation = world.source.amend(amendment)
    if (Array.isArray(operation)) return { problems: operation, inUse: [], alerts: [] }
    const [before, after] = [await outcome(null), await outcome(operation)]
    const alerts = [...new Set([...before.keys(), ...after.keys()])].flatMap((its) => {
      const [was, is] = [before.get(its), after.get(its)]
      const alert = is ?? was
      if (!alert || was?.severity === is?.severity) return []
      const { subjects, evidence } = alert
      return [{ kind: evidence.kind, subjects, before: was?.severity ?? null, after: is?.severity ?? null }]
    })
    return { problems: [], inUse: await stillInUse(store.read, operation), alerts }
  }
}
