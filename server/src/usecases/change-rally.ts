import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkCamps } from '../domain/group.ts'
import { changeRally as change } from '../domain/rally.ts'
import { checkReach } from '../domain/reach.ts'
import { checkQuiet } from '../domain/schedule.ts'
import { changeWorld, type World } from './change-world.ts'
import { noteRefusedPlan } from './note-refused-plan.ts'

export const changeRally =
  (world: World) =>
  (by: Viewer, id: RallyId, wanted: Body<Routes['changeRally']>): Promise<Rally | Refused> =>
    changeWorld<Rally | Refused>(world, by.id, async (tx) => {
      const { contests } = world.operation
      const current = await tx.rally(id)
      if (!current) return refuse('notFound')
      const wrong = checkCamps(contests, wanted.camps)
      if (wrong) return wrong
      const place = world.gazetteer.placeAt(wanted.venue.position)
      const rally = change(current, wanted, place)
      // Neither taken out of another's regency nor put into one.
      const refused =
        checkReach(by, [current.place?.regency.code ?? null]) ??
        checkReach(by, [place?.regency.code ?? null]) ??
        (isRefused(rally) ? rally : checkQuiet(contests, world.orders(), wanted, current))
      if (refused) return noteRefusedPlan(id, wanted, place, refused)
      if (isRefused(rally)) return rally
      await tx.saveRally(rally)
      return { reply: rally, event: { type: 'RallyChanged', rally } }
    })
