import { createTrackerMemory } from '../domain/plausibility.ts'
import type { Watch } from '../domain/watch.ts'
import type { Trackers } from '../live/trackers.ts'
import type { Clock, Store } from '../ports.ts'
import { recallScene, tellScene } from './recall-scene.ts'

/** After a restart the watch knows what it knew, and each tracker what it said last. */
export async function remindWatch(deps: { watch: Watch; trackers: Trackers; store: Store; clock: Clock }) {
  const { watch, trackers, store, clock } = deps
  for (const { groupId: _, ...report } of await store.read.newestPositions()) {
    const tracker = trackers.byId(report.deviceId)
    if (tracker) tracker.memory = createTrackerMemory(report)
  }
  tellScene(watch, await recallScene(store.read, trackers, clock.now()))
}
