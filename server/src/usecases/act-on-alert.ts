import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { AlertId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { acknowledgeAlert, closeAlert } from '../domain/alert.ts'
import { shelveAlert, unshelveAlert } from '../domain/alert-shelf.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

type Told = Extract<WorldEvent, { alert: Alert }>['type']
type Act<B> = (alert: Alert, wanted: B, by: string, now: EpochMs) => Alert | Refused

/** What a person does about an alert that is there, in one of their regencies or in none. */
const actOnAlert =
  <B>(act: Act<B>, type: Told) =>
  (world: World) =>
  (by: Viewer, id: AlertId, wanted: B): Promise<Alert | Refused> =>
    changeWorld(world, by.id, async (tx, now) => {
      const current = await tx.alert(id)
      if (!current) return refuse('notFound')
      const outside = current.regions.length === 0 ? null : checkReach(by, current.regions)
      if (outside) return outside
      const alert = act(current, wanted, by.id, now)
      if (isRefused(alert)) return alert
      await tx.saveAlert(alert)
      return { reply: alert, event: { type, alert } }
    })

export const alertActs = (world: World) => ({
  acknowledge: actOnAlert<Body<Routes['acknowledgeAlert']>>(acknowledgeAlert, 'AlertAcknowledged')(world),
  shelve: actOnAlert<Body<Routes['shelveAlert']>>(shelveAlert, 'AlertShelved')(world),
  unshelve: actOnAlert<Body<Routes['unshelveAlert']>>(unshelveAlert, 'AlertUnshelved')(world),
  /** The watch lets go of the pair when it reads `AlertCleared` by a person in the log. */
  close: actOnAlert<Body<Routes['closeAlert']>>(closeAlert, 'AlertCleared')(world),
})
