import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { DisplayId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'

/** A new token for a wall, told here once; its sessions end in the same transaction. */
export const rotateDisplay =
  (world: World) =>
  (by: Viewer, displayId: DisplayId): Promise<Reply<Routes['rotateDisplay']> | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const display = await tx.display(displayId)
      if (!display) return refuse('notFound')
      if (display.status === 'revoked') return refuse('alreadyClosed')
      const token = world.secrets.token()
      await tx.saveDisplay(display, world.secrets.hash(token))
      await tx.endSessionsOfDisplay(displayId)
      return { reply: { display, token }, event: { type: 'DisplayTokenChanged', displayId } }
    })
