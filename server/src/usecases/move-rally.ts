import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { moveRally as move } from '../domain/rally.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const moveRally =
  (world: World) =>
  (by: Viewer, id: RallyId, wanted: Body<Routes['moveRally']>): Promise<Rally | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = await tx.rally(id)
      if (!current) return refuse('notFound')
      const outside = checkReach(by, [current.place?.regency.code ?? null])
      if (outside) return outside
      const rally = move(current, wanted)
      if (isRefused(rally)) return rally
      await tx.saveRally(rally)
      return { reply: rally, event: { type: 'RallyChanged', rally } }
    })
