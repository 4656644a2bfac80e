import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Body, Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { AlertId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { acknowledgeAlert, closeAlert } from '../domain/alert.ts'
import { shelveAlert, unshelveAlert } from '../domain/alert-shelf.ts'
import { checkAlertReach } from '../domain/reach.ts'
import type { Writer } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'

type Told = Extract<WorldEvent, { alert: Alert }>['type']
type Act<B> = (alert: Alert, wanted: B, by: string, now: EpochMs) => Alert | Refused

/** What a person does about an alert that is there, in one of their regencies or in none; saved when not refused. */
async function change(tx: Writer, by: Viewer, id: AlertId, act: (alert: Alert) => Alert | Refused) {
  const current = await tx.alert(id)
  if (!current) return refuse('notFound')
  const outside = checkAlertReach(by, current)
  if (outside) return outside
  const alert = act(current)
  if (!isRefused(alert)) await tx.saveAlert(alert)
  return alert
}

const actOnAlert =
  <B>(act: Act<B>, type: Told) =>
  (world: World) =>
  (by: Viewer, id: AlertId, wanted: B): Promise<Alert | Refused> =>
    changeWorld(world, by.id, async (tx, now) => {
      const alert = await change(tx, by, id, (current) => act(current, wanted, by.id, now))
      return isRefused(alert) ? alert : { reply: alert, event: { type, alert } }
    })

/** AL7: many at once in one transaction, an entry of each; one that is refused holds up no other. */
const acknowledgeAll =
  ({ store, clock }: World) =>
  (by: Viewer, { alerts, comment }: Body<Routes['acknowledgeAlerts']>): Promise<Reply<Routes['acknowledgeAlerts']>> =>
    store.write(async (tx) => {
      const now = clock.now()
      const said: Reply<Routes['acknowledgeAlerts']> = { acknowledged: [], failed: [] }
      for (const { alertId, version } of alerts) {
        const seen = { version, comment }
        const alert = await change(tx, by, alertId, (current) => acknowledgeAlert(current, seen, by.id, now))
        if (isRefused(alert)) said.failed.push({ alertId, refused: alert.refused })
        else said.acknowledged.push(alert)
      }
      const events = said.acknowledged.map((alert) => ({ type: 'AlertAcknowledged' as const, alert }))
      if (events.length > 0) await tx.append(events, now, by.id)
      return said
    })

export const alertActs = (world: World) => ({
  acknowledgeAll: acknowledgeAll(world),
  acknowledge: actOnAlert<Body<Routes['acknowledgeAlert']>>(acknowledgeAlert, 'AlertAcknowledged')(world),
  shelve: actOnAlert<Body<Routes['shelveAlert']>>(shelveAlert, 'AlertShelved')(world),
  unshelve: actOnAlert<Body<Routes['unshelveAlert']>>(unshelveAlert, 'AlertUnshelved')(world),
  /** The watch lets go of the pair when it reads `AlertCleared` by a person in the log. */
  close: actOnAlert<Body<Routes['closeAlert']>>(closeAlert, 'AlertCleared')(world),
})
