import { z } from 'zod'
import { DisplayId, PersonId, SessionId } from './primitives.ts'
import { Reach, Role } from './roles.ts'

/** One open connection of a screen; another one when it comes back. */
export const ScreenId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .brand<'ScreenId'>()
export type ScreenId = z.infer<typeof ScreenId>

/** A screen that shows the picture: whose it is (exactly one of the two ids), and what its audience may see. */
export const OpenScreen = z.object({
  screenId: ScreenId,
  sessionId: SessionId,
  personId: PersonId.nullable(),
  displayId: DisplayId.nullable(),
  role: Role,
  reach: Reach,
})
export type OpenScreen = z.infer<typeof OpenScreen>

/** Who came and who went since it was last told; who did both stands in both. */
export const ScreenChanges = z.object({ opened: z.array(OpenScreen), closed: z.array(ScreenId) })
export type ScreenChanges = z.infer<typeof ScreenChanges>
