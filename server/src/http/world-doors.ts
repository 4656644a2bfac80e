import type { Trackers } from '../live/trackers.ts'
import { alertActs } from '../usecases/act-on-alert.ts'
import { actOnIncident } from '../usecases/act-on-incident.ts'
import { changeDevice } from '../usecases/change-device.ts'
import { changeGroup } from '../usecases/change-group.ts'
import { changeOperation, readAmendment } from '../usecases/change-operation.ts'
import { changeRally } from '../usecases/change-rally.ts'
import type { World } from '../usecases/change-world.ts'
import { endOrder } from '../usecases/end-order.ts'
import { giveOrder } from '../usecases/give-order.ts'
import { listDevices, type SlowestS } from '../usecases/list-devices.ts'
import { listOwnReports } from '../usecases/list-own-reports.ts'
import { incidentMerges } from '../usecases/merge-incident.ts'
import { moveRally } from '../usecases/move-rally.ts'
import { planRally } from '../usecases/plan-rally.ts'
import { previewOperation } from '../usecases/preview-operation.ts'
import { readIncident } from '../usecases/read-incident.ts'
import { registerDevice } from '../usecases/register-device.ts'
import { registerGroup } from '../usecases/register-group.ts'
import { reportIncident } from '../usecases/report-incident.ts'
import { rotateDevice } from '../usecases/rotate-device.ts'
import type { Mount } from './mount.ts'

/** Every door through which a person changes the world; each line is route -> use case. */
export function openWorldDoors(mount: Mount, world: World, trackers: Trackers, slowestS: SlowestS): void {
  mount.signed('readOperation', () => world.operation)
  const operation = { preview: previewOperation(world, trackers), change: changeOperation(world) }
  mount.signed('readAmendment', () => readAmendment(world, world.store.read))
  mount.signed('previewOperation', ({ body }) => operation.preview(body.amendment))
  mount.signed('changeOperation', ({ viewer, body }) => operation.change(viewer, body))

  const group = { register: registerGroup(world), change: changeGroup(world) }
  mount.signed('registerGroup', ({ viewer, body }) => group.register(viewer, body))
  mount.signed('changeGroup', ({ viewer, params, body }) => group.change(viewer, params.groupId, body))

  const list = listDevices(world, trackers, slowestS)
  const device = { register: registerDevice(world), change: changeDevice(world), rotate: rotateDevice(world) }
  mount.signed('listDevices', ({ viewer }) => list(viewer))
  mount.signed('registerDevice', async ({ viewer, body }) => {
    const registered = await device.register(viewer, body)
    // The reply is the caller's leave to send: the door must know the tracker before it is given.
    if (!('refused' in registered)) trackers.save(registered.device, world.secrets.hash(registered.trackerId))
    return registered
  })
  mount.signed('rotateDevice', async ({ viewer, params }) => {
    const rotated = await device.rotate(viewer, params.deviceId)
    if (!('refused' in rotated)) trackers.save(rotated.device, world.secrets.hash(rotated.trackerId))
    return rotated
  })
  mount.signed('changeDevice', ({ viewer, params, body }) => device.change(viewer, params.deviceId, body))

  const alert = alertActs(world)
  mount.signed('acknowledgeAlert', ({ viewer, params, body }) => alert.acknowledge(viewer, params.alertId, body))
  mount.signed('acknowledgeAlerts', ({ viewer, body }) => alert.acknowledgeAll(viewer, body))
  mount.signed('shelveAlert', ({ viewer, params, body }) => alert.shelve(viewer, params.alertId, body))
  mount.signed('unshelveAlert', ({ viewer, params, body }) => alert.unshelve(viewer, params.alertId, body))
  mount.signed('closeAlert', ({ viewer, params, body }) => alert.close(viewer, params.alertId, body))

  const rally = { plan: planRally(world), change: changeRally(world), move: moveRally(world) }
  mount.signed('planRally', ({ viewer, body }) => rally.plan(viewer, body))
  mount.signed('changeRally', ({ viewer, params, body }) => rally.change(viewer, params.rallyId, body))
  mount.signed('moveRally', ({ viewer, params, body }) => rally.move(viewer, params.rallyId, body))

  const order = { give: giveOrder(world), end: endOrder(world) }
  mount.signed('giveOrder', ({ viewer, body }) => order.give(viewer, body))
  mount.signed('endOrder', ({ viewer, params, body }) => order.end(viewer, params.orderId, body))

  const incident = { report: reportIncident(world), act: actOnIncident(world) }
  mount.signed('reportIncident', ({ viewer, body }) => incident.report(viewer, body))
  const own = listOwnReports(world)
  mount.signed('listOwnReports', ({ viewer }) => own(viewer))
  const readOne = readIncident(world)
  // After the one of one's own reports, which its path would take in.
  mount.signed('readIncident', ({ viewer, params }) => readOne(viewer, params.incidentId))
  mount.signed('actOnIncident', ({ viewer, params, body }) => incident.act(viewer, params.incidentId, body))
  const merging = incidentMerges(world)
  mount.signed('mergeIncident', ({ viewer, params, body }) => merging.merge(viewer, params.incidentId, body))
  mount.signed('splitIncident', ({ viewer, params, body }) => merging.split(viewer, params.incidentId, body))
}
