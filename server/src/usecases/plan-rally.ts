import { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally, RallyDraft } from '@jaga-jarak/shared/rally.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkCamps } from '../domain/group.ts'
import { planRally as plan } from '../domain/rally.ts'
import { checkReach } from '../domain/reach.ts'
import { checkQuiet } from '../domain/schedule.ts'
import { changeWorld, type World } from './change-world.ts'
import { noteRefusedPlan } from './note-refused-plan.ts'

export const planRally =
  (world: World) =>
  (by: Viewer, draft: RallyDraft): Promise<Rally | Refused> =>
    changeWorld<Rally | Refused>(world, by.id, async (tx) => {
      const { contests } = world.operation
      const place = world.gazetteer.placeAt(draft.venue.position)
      const wrong = checkCamps(contests, draft.camps)
      if (wrong) return wrong
      const id = RallyId.parse(world.secrets.id('rally'))
      const refused = checkReach(by, [place?.regency.code ?? null]) ?? checkQuiet(contests, world.orders(), draft)
      if (refused) return noteRefusedPlan(id, draft, place, refused)
      const rally = plan(id, draft, place)
      await tx.saveRally(rally)
      return { reply: rally, event: { type: 'RallyPlanned', rally } }
    })
