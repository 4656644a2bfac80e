import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { neutralityCsv } from '../exchange/neutrality-csv.ts'
import { trailCsv } from '../exchange/trail-csv.ts'
import type { World } from '../usecases/change-world.ts'
import { exportTrail } from '../usecases/export-trail.ts'
import { noteRead } from '../usecases/note-read.ts'
import { readAlertRange } from '../usecases/read-alert-range.ts'
import { readAlertStory } from '../usecases/read-alert-story.ts'
import { readDeviceTrack } from '../usecases/read-device-track.ts'
import { readIncidentStory } from '../usecases/read-incident-story.ts'
import { readNeutrality } from '../usecases/read-neutrality.ts'
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

  const [neutrality, note] = [readNeutrality(world), noteRead(world)]
  mount.signed('readNeutrality', ({ viewer, query }) => neutrality(viewer, query))
  mount.signed('exportNeutrality', async ({ viewer, query }) => {
    const report = await neutrality(viewer, query)
    await note(viewer, 'neutrality', writeQuery(query))
    return neutralityCsv(report, world.operation)
  })

  const [story, range, track] = [readAlertStory(world), readAlertRange(world), readDeviceTrack(world)]
  mount.signed('readAlertRange', ({ viewer, params }) => range(viewer, params.alertId))
  mount.signed('readAlertStory', ({ viewer, params }) => story(viewer, params.alertId))
  const ofIncident = readIncidentStory(world)
  mount.signed('readIncidentStory', ({ viewer, params }) => ofIncident(viewer, params.incidentId))
  mount.signed('readDeviceTrack', ({ viewer, params, query }) => track(viewer, params.deviceId, query))
}
