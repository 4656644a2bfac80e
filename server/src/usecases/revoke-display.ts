import type { Display } from '@jaga-jarak/shared/feed.ts'
import type { DisplayId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'

/** Ends the wall's token and its sessions in one transaction; revoking twice is once. */
export const revokeDisplay =
  (world: World) =>
  (by: Viewer, id: DisplayId): Promise<Display | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = await tx.display(id)
      if (!current) return refuse('notFound')
      if (current.status === 'revoked') return { reply: current, event: null }
      const display: Display = { ...current, status: 'revoked' }
      await tx.saveDisplay(display)
      await tx.endSessionsOfDisplay(id)
      return { reply: display, event: { type: 'DisplayRevoked', display } }
    })
