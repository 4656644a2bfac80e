import type { IncomingHttpHeaders } from 'node:http'

/** A browser always says which page a request comes from; programs say nothing. A foreign page may not use our cookie. */
export function sameOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
