import { trailCsv } from '../exchange/trail-csv.ts'
import type { World } from '../usecases/change-world.ts'
import { exportTrail } from '../usecases/export-trail.ts'
import { readAlertStory } from '../usecases/read-alert-story.ts'
import { readDeviceTrack } from '../usecases/read-device-track.ts'
import { readTrail } from '../usecases/read-trail.ts'
import { verifyTrail } from '../usecases/verify-trail.ts'
import type { Mount } from './mount.ts'

/** What happened, who saw it, and whether the log still says so. */
export function openTrailDoors(mount: Mount, world: World): void {
  const trail = { read: readTrail(world), export: exportTrail(world), verify: verifyTrail(world) }
  mount.signed('readTrail', ({ viewer, query }) => trail.read(viewer, query))
  mount.signed('exportTrail', async ({ viewer, query }) => trailCsv(await trail.export(viewer, query)))
  mount.signed('verifyTrail', () => trail.verify.begin())
  mount.signed('trailVerification', () => trail.verify.progress())

  const [story, track] = [readAlertStory(world), readDeviceTrack(world)]
  mount.signed('readAlertStory', ({ viewer, params }) => story(viewer, params.alertId))
  mount.signed('readDeviceTrack', ({ viewer, params, query }) => track(viewer, params.deviceId, query))
}
