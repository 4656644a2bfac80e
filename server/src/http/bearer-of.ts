import type { Request } from 'express'

/** The token that a machine brings in its Authorization header. */
export const bearerOf = (req: Request): string | null =>
  /^Bearer (\S{1,200})$/i.exec(req.get('authorization') ?? '')?.[1] ?? null
