import { routes } from '@jaga-jarak/shared/api.ts'
import type { Trackers } from '../live/trackers.ts'
import { acknowledgeAlert } from '../usecases/acknowledge-alert.ts'
import { actOnIncident } from '../usecases/act-on-incident.ts'
import { changeDevice } from '../usecases/change-device.ts'
import { changeGroup } from '../usecases/change-group.ts'
import { changeRally } from '../usecases/change-rally.ts'
import type { World } from '../usecases/change-world.ts'
import { closeAlert } from '../usecases/close-alert.ts'
import { endOrder } from '../usecases/end-order.ts'
import { giveOrder } from '../usecases/give-order.ts'
import { moveRally } from '../usecases/move-rally.ts'
import { planRally } from '../usecases/plan-rally.ts'
import { registerDevice } from '../usecases/register-device.ts'
import { registerDisplay } from '../usecases/register-display.ts'
import { registerGroup } from '../usecases/register-group.ts'
import { reportIncident } from '../usecases/report-incident.ts'
import { revokeDisplay } from '../usecases/revoke-display.ts'
import type { mountOn } from './mount.ts'

/** Every door through which a person changes the world; each line is route -> use case. */
export function openWorldDoors(mount: ReturnType<typeof mountOn>, world: World, trackers: Trackers): void {
  mount(routes.readOperation, () => world.operation)

  const group = { register: registerGroup(world), change: changeGroup(world) }
  mount(routes.registerGroup, ({ by, body }) => group.register(by, body))
  mount(routes.changeGroup, ({ by, params, body }) => group.change(by, params.groupId, body))

  const device = { register: registerDevice(world), change: changeDevice(world) }
  mount(routes.listDevices, () => ({ devices: trackers.all().map(({ device, health }) => ({ device, health })) }))
  mount(routes.registerDevice, async ({ by, body }) => {
    const registered = await device.register(by, body)
    // The reply is the caller's leave to send: the door must know the tracker before it is given.
    if (!('refused' in registered)) trackers.save(registered.device, world.secrets.hash(registered.trackerId))
    return registered
  })
  mount(routes.changeDevice, ({ by, params, body }) => device.change(by, params.deviceId, body))

  const display = { register: registerDisplay(world), revoke: revokeDisplay(world) }
  mount(routes.listDisplays, async () => ({ displays: await world.store.read.displays() }))
  mount(routes.registerDisplay, ({ by, body }) => display.register(by, body.name))
  mount(routes.revokeDisplay, ({ by, params }) => display.revoke(by, params.displayId))

  const alert = { acknowledge: acknowledgeAlert(world), close: closeAlert(world) }
  mount(routes.acknowledgeAlert, ({ by, params, body }) => alert.acknowledge(by, params.alertId, body))
  mount(routes.closeAlert, ({ by, params, body }) => alert.close(by, params.alertId, body))

  const rally = { plan: planRally(world), change: changeRally(world), move: moveRally(world) }
  mount(routes.planRally, ({ by, body }) => rally.plan(by, body))
  mount(routes.changeRally, ({ by, params, body }) => rally.change(by, params.rallyId, body))
  mount(routes.moveRally, ({ by, params, body }) => rally.move(by, params.rallyId, body))

  const order = { give: giveOrder(world), end: endOrder(world) }
  mount(routes.giveOrder, ({ by, body }) => order.give(by, body))
  mount(routes.endOrder, ({ by, params, body }) => order.end(by, params.orderId, body))

  const incident = { report: reportIncident(world), act: actOnIncident(world) }
  mount(routes.reportIncident, ({ by, body }) => incident.report(by, body))
  mount(routes.actOnIncident, ({ by, params, body }) => incident.act(by, params.incidentId, body))
}
