import { z } from 'zod'

export const Role = z.enum(['admin', 'commander', 'operator', 'planner', 'observer', 'field', 'display'])
export type Role = z.infer<typeof Role>

/** People who may change what the screens show. Walls only look. */
export const OPERATING: readonly Role[] = ['admin', 'commander', 'operator']
/** People who may order other limits or a phase. */
export const COMMANDING: readonly Role[] = ['admin', 'commander']
export const LOOKING: readonly Role[] = Role.options

/** Who stands behind a session, as the screens may know it. */
export const Viewer = z.object({ name: z.string(), role: Role })
export type Viewer = z.infer<typeof Viewer>
