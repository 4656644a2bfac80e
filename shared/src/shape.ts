import { z } from 'zod'
import { GroupId } from './primitives.ts'

/** Longitude and latitude, degrees to five decimals: a metre. */
const Vertex = z.tuple([z.number(), z.number()])

/** What a group covers and the way it came, as a screen draws it (PX2). Never by whom: groups, not trackers. */
export const GroupShape = z.object({
  groupId: GroupId,
  /** ground to either side of each line, metres */
  radiusM: z.number(),
  /** one for each part, head first; a single vertex is a disc */
  lines: z.array(z.array(Vertex).min(1)),
  /** the way of its newest tracker, newest first; empty when it has not moved */
  trail: z.array(Vertex),
})
export type GroupShape = z.infer<typeof GroupShape>
