import { setImmediate as breathe } from 'node:timers/promises'
import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { turnAlert } from '../domain/alert.ts'
import { LEAVE_HOLD_MS } from '../domain/limits.ts'
import { createRulebook } from '../domain/rulebook.ts'
import { createWatch, type Heard } from '../domain/watch.ts'
import type { Trackers } from '../live/trackers.ts'
import { stillInUse } from './change-operation.ts'
import type { World } from './change-world.ts'
import { recallScene, type Scene, tellScene } from './recall-scene.ts'

/** How far both pictures are run on: a band that is left is held for so long, and that is told on the next second. */
const AHEAD_MS = LEAVE_HOLD_MS + 5_000
/** Meanwhile everybody stays where they were heard, and is heard again this often: nobody goes lost by the preview. */
const AGAIN_MS = 5_000
type Standing = Map<string, Alert>

const keyOf = (kind: string, subjects: readonly string[]): string => `${kind} ${subjects.toSorted().join(' ')}`

/** The same reports so much later, each as old as it is now. */
const later = (newest: readonly Heard[], byMs: number): Heard[] =>
  newest.map(({ report, ...speaker }) => {
    const [fixedAt, receivedAt] = [epochMs(report.fixedAt + byMs), epochMs(report.receivedAt + byMs)]
    return { ...speaker, report: { ...report, fixedAt, receivedAt } }
  })

/** Two watches are told all that is known now, one of them the new rules; what stands otherwise after a while is the effect. */
export function previewOperation(world: World, trackers: Trackers) {
  const { store, clock, gazetteer, orders } = world
  const regionAt = (position: Parameters<typeof gazetteer.placeAt>[0]) =>
    gazetteer.placeAt(position)?.regency.code ?? null

  const outcome = async (scene: Scene, next: Operation | null): Promise<Standing> => {
    const watch = createWatch(createRulebook(world.operation, orders(), regionAt))
    tellScene(watch, scene)
    const standing: Standing = new Map()
    for (const alert of scene.alerts)
      if (alert.cleared === null) standing.set(keyOf(alert.evidence.kind, alert.subjects), alert)
    const run = (heard: readonly Heard[], at: number): void => {
      for (const finding of watch.run(heard, epochMs(at))) {
        const its = keyOf(finding.kind, finding.subjects)
        const alert = turnAlert(standing.get(its), finding, null)?.alert
        if (alert?.cleared === null) standing.set(its, alert)
        else if (alert) standing.delete(its)
      }
    }
    run([], scene.now)
    if (next !== null) watch.setRules(createRulebook(next, orders(), regionAt))
    for (let ahead = AGAIN_MS; ahead <= AHEAD_MS; ahead += AGAIN_MS) {
      run(later(scene.newest, ahead), scene.now + ahead)
      // The real watch has its turn in between.
      await breathe()
    }
    return standing
  }

  return async (amendment: OperationAmendment): Promise<Reply<Routes['previewOperation']>> => {
    const operation = world.source.amend(amendment)
    if (Array.isArray(operation)) return { problems: operation, inUse: [], alerts: [] }
    const scene = await store.consistent((read) => recallScene(read, trackers, clock.now()))
    const [before, after] = [await outcome(scene, null), await outcome(scene, operation)]
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
