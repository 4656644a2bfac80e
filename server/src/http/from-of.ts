import type { Request } from 'express'
import type { AddressOf } from '../address-of.ts'
import type { From } from '../usecases/open-session.ts'

/** Longer names of browsers are cut, control characters taken out: it is shown to people. */
export const fromOf = (req: Request, addressOf: AddressOf): From => ({
  address: addressOf(req),
  agent: (req.get('user-agent') ?? '')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 300),
})
