import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { Display } from '@jaga-jarak/shared/feed.ts'
import { DisplayId } from '@jaga-jarak/shared/primitives.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'

/** The wall's token is told here once; the house keeps its hash. */
export const registerDisplay =
  (world: World) =>
  (
    by: Viewer,
    { name, reach }: Body<Routes['registerDisplay']>,
  ): Promise<{ display: Display; token: string } | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const display: Display = { id: DisplayId.parse(world.secrets.id('wall')), name, reach, status: 'active' }
      const token = world.secrets.token()
      await tx.saveDisplay(display, world.secrets.hash(token))
      return { reply: { display, token }, event: { type: 'DisplayRegistered', display } }
    })
