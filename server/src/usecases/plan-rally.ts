import { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally, RallyDraft } from '@jaga-jarak/shared/rally.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import { checkCamps } from '../domain/group.ts'
import { planRally as plan } from '../domain/rally.ts'
import { changeWorld, type World } from './change-world.ts'

export const planRally =
  (world: World) =>
  (by: string, draft: RallyDraft): Promise<Rally | Refused> =>
    changeWorld(world, by, async (tx) => {
      const wrong = checkCamps(world.operation.contests, draft.camps)
      if (wrong) return wrong
      const place = world.gazetteer.placeAt(draft.venue.position)
      const rally = plan(RallyId.parse(world.secrets.id('rally')), draft, place)
      await tx.saveRally(rally)
      return { reply: rally, event: { type: 'RallyPlanned', rally } }
    })
