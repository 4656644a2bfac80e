import type { Request } from 'express'
import type { From } from '../usecases/open-session.ts'

/** Longer names of browsers are cut, control characters taken out: it is shown to people. */
export const fromOf = (req: Request): From => ({
  address: (req.ip ?? 'unknown').slice(0, 60),
  agent: (req.get('user-agent') ?? '')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 300),
})
