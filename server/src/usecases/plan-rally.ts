import { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally, RallyDraft } from '@jaga-jarak/shared/rally.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkCamps } from '../domain/group.ts'
import { planRally as plan } from '../domain/rally.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const planRally =
  (world: World) =>
  (by: Viewer, draft: RallyDraft): Promise<Rally | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const place = world.gazetteer.placeAt(draft.venue.position)
      const outside = checkReach(by, [place?.regency.code ?? null])
      if (outside) return outside
      const wrong = checkCamps(world.operation.contests, draft.camps)
      if (wrong) return wrong
      const rally = plan(RallyId.parse(world.secrets.id('rally')), draft, place)
      await tx.saveRally(rally)
      return { reply: rally, event: { type: 'RallyPlanned', rally } }
    })
