import type { World } from '../usecases/change-world.ts'
import { eraseDevice } from '../usecases/erase-device.ts'
import { erasePerson } from '../usecases/erase-person.ts'
import { exportDevice } from '../usecases/export-device.ts'
import { exportPerson } from '../usecases/export-person.ts'
import type { Retention } from '../usecases/keep-retention.ts'
import { planRetention, type RetentionDeps } from '../usecases/plan-retention.ts'
import type { Mount } from './mount.ts'

export type PrivacyDoorDeps = {
  world: World
  retention: Retention
  planDeps: RetentionDeps
  /** stores what came through the door and waits yet */
  flush: () => Promise<void>
  /** whom people may ask; null: nobody was named */
  contact: string | null
}

/** What is held on people, for how long, and what they may ask for. */
export function openPrivacyDoors(mount: Mount, { world, retention, planDeps, flush, contact }: PrivacyDoorDeps): void {
  const { store } = world
  const { pause } = planDeps
  /** What was erased is made unreadable at once; where that cannot be now, the next run of retention does it. */
  const overwriting = async <T>(erased: Promise<T>): Promise<T> => {
    const reply = await erased
    await store.overwriteRemoved(pause).catch(() => false)
    return reply
  }
  mount.open('readPrivacy', () => {
    const { name, zone, retention: kept } = world.operation
    return { operation: name, zone, retention: kept, contact }
  })
  const person = { export: exportPerson(world, pause), erase: erasePerson(world) }
  mount.signed('exportPerson', ({ viewer, params }) => person.export(viewer, params.personId))
  mount.signed('erasePerson', ({ viewer, params }) => overwriting(person.erase(viewer, params.personId)))
  const device = { export: exportDevice(world), erase: eraseDevice(world, { flush, pause }) }
  mount.signed('exportDevice', ({ viewer, params }) => device.export(viewer, params.deviceId))
  mount.signed('eraseDevice', ({ viewer, params }) => overwriting(device.erase(viewer, params.deviceId)))

  mount.signed('previewRetention', planRetention(planDeps))
  mount.signed('runRetention', ({ viewer }) => retention.begin(viewer))
  mount.signed('retentionProgress', () => retention.progress())
  mount.signed('stopRetention', async () => {
    await retention.stop()
    return undefined
  })
}
