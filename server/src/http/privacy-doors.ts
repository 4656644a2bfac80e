import type { World } from '../usecases/change-world.ts'
import type { Retention } from '../usecases/keep-retention.ts'
import { planRetention, type RetentionDeps } from '../usecases/plan-retention.ts'
import type { Mount } from './mount.ts'

export type PrivacyDoorDeps = {
  world: World
  retention: Retention
  planDeps: RetentionDeps
  /** whom people may ask; null: nobody was named */
  contact: string | null
}

/** What is held on people, for how long, and what they may ask for. */
export function openPrivacyDoors(mount: Mount, { world, retention, planDeps, contact }: PrivacyDoorDeps): void {
  mount.open('readPrivacy', () => {
    const { name, zone, retention: kept } = world.operation
    return { operation: name, zone, retention: kept, contact }
  })
  mount.signed('previewRetention', planRetention(planDeps))
  mount.signed('runRetention', ({ viewer }) => retention.begin(viewer))
  mount.signed('retentionProgress', () => retention.progress())
  mount.signed('stopRetention', async () => {
    await retention.stop()
    return undefined
  })
}
