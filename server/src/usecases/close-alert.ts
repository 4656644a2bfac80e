import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { closeAlert as close } from '../domain/alert.ts'
import { changeWorld, type World } from './change-world.ts'

/** The watch lets go of the pair when it reads `AlertCleared` by a person in the log. */
export const closeAlert =
  (world: World) =>
  (by: string, id: AlertId, wanted: Body<Routes['closeAlert']>): Promise<Alert | Refused> =>
    changeWorld(world, by, async (tx, now) => {
      const current = await tx.alert(id)
      if (!current) return refuse('notFound')
      const alert = close(current, wanted, by, now)
      if (isRefused(alert)) return alert
      await tx.saveAlert(alert)
      return { reply: alert, event: { type: 'AlertCleared', alert } }
    })
