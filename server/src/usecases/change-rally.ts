import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkCamps } from '../domain/group.ts'
import { changeRally as change } from '../domain/rally.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const changeRally =
  (world: World) =>
  (by: Viewer, id: RallyId, wanted: Body<Routes['changeRally']>): Promise<Rally | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = await tx.rally(id)
      if (!current) return refuse('notFound')
      const place = world.gazetteer.placeAt(wanted.venue.position)
      // Neither taken out of another's regency nor put into one.
      const outside =
        checkReach(by, [current.place?.regency.code ?? null]) ?? checkReach(by, [place?.regency.code ?? null])
      if (outside) return outside
      const wrong = checkCamps(world.operation.contests, wanted.camps)
      if (wrong) return wrong
      const rally = change(current, wanted, place)
      if (isRefused(rally)) return rally
      await tx.saveRally(rally)
      return { reply: rally, event: { type: 'RallyChanged', rally } }
    })
