import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { acknowledgeAlert as acknowledge } from '../domain/alert.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const acknowledgeAlert =
  (world: World) =>
  (by: Viewer, id: AlertId, wanted: Body<Routes['acknowledgeAlert']>): Promise<Alert | Refused> =>
    changeWorld(world, by.id, async (tx, now) => {
      const current = await tx.alert(id)
      if (!current) return refuse('notFound')
      const outside = current.regions.length === 0 ? null : checkReach(by, current.regions)
      if (outside) return outside
      const alert = acknowledge(current, wanted, by.id, now)
      if (isRefused(alert)) return alert
      await tx.saveAlert(alert)
      return { reply: alert, event: { type: 'AlertAcknowledged', alert } }
    })
