import { z } from 'zod'
import { Display } from './feed.ts'

/**
 * What is amiss with a wall itself. clock: its machine's is wrong. graphics: it cannot draw its map. release: it shows an
 * older page than the server gives now. sound: it should sound and its browser does not let it. picture: what it
 * shows is old.
 */
export const WallFault = z.enum(['picture', 'graphics', 'clock', 'release', 'sound'])
export type WallFault = z.infer<typeof WallFault>

/** What a wall tells of itself again and again. */
export const WallReport = z.object({ faults: z.array(WallFault).max(WallFault.options.length) })
export type WallReport = z.infer<typeof WallReport>

/**
 * A wall as operators see it. awaited: the server has only just begun to listen. notOpen: its link is open nowhere, and it
 * was not heard since the server began. `unheardMs`: real milliseconds since it was heard last; null: nobody knows.
 */
export const Wall = Display.omit({ status: true }).extend({
  state: z.enum(['live', 'silent', 'awaited', 'notOpen']),
  unheardMs: z.number().nonnegative().nullable(),
  /** of a live one */
  faults: z.array(WallFault),
})
export type Wall = z.infer<typeof Wall>

/** How often a wall tells of itself, and after how long without a word it is silent, real milliseconds. */
export const WALL_TELLS_MS = 15_000
export const WALL_SILENT_MS = 3 * WALL_TELLS_MS
