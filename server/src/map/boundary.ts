import { z } from 'zod'

/** Whose borders a map was made with, and why those that were given last were not taken. */
export const Boundary = z.object({
  taken: z.object({ source: z.string(), at: z.number() }).nullable(),
  refused: z.object({ problems: z.array(z.string()), at: z.number() }).nullable(),
})
export type Boundary = z.infer<typeof Boundary>
