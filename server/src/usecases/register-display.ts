import type { Display } from '@jaga-jarak/shared/feed.ts'
import { DisplayId } from '@jaga-jarak/shared/primitives.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import { changeWorld, type World } from './change-world.ts'

/** The wall's token is told here once; the house keeps its hash. */
export const registerDisplay =
  (world: World) =>
  (by: string, name: string): Promise<{ display: Display; token: string } | Refused> =>
    changeWorld(world, by, async (tx) => {
      const display: Display = { id: DisplayId.parse(world.secrets.id('wall')), name, status: 'active' }
      const token = world.secrets.token()
      await tx.saveDisplay(display, world.secrets.hash(token))
      return { reply: { display, token }, event: { type: 'DisplayRegistered', display } }
    })
