import {
  type BodyInput,
  fillPath,
  type Params,
  type Query,
  type Reply,
  type Route,
  readReply,
} from '@jaga-jarak/shared/api.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { RefusalBody, type RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import { z } from 'zod'

/** The server said no. `waitS`: seconds until another try is allowed, where it said so. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
  readonly code: RefusalCode
  readonly detail: string
  readonly waitS: number | null
  /** what the route says beside its code: the newer state, or what is wrong where */
  readonly current: unknown

  constructor(code: RefusalCode, detail: string, waitS: number | null, current?: unknown) {
    super(detail === '' ? code : `${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.waitS = waitS
    this.current = current
  }
}

/** No answer came: nobody knows whether the server did what was asked. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** What a call of this route must be given: its path's ids, its query and its body, where it has them. */
export type Given<R extends Route> = (R extends { params: z.ZodType } ? { params: Params<R> } : unknown) &
  (R extends { query: z.ZodType } ? { query: Query<R> } : unknown) &
  (R extends { body: z.ZodType } ? { body: BodyInput<R> } : unknown)

/** What an answer that is not a success says; anything but a refusal of our own server is a failure of it. */
export function refusalOf(body: unknown, retryAfter: string | null): ApiRefusal {
  const refusal: RefusalBody = RefusalBody.safeParse(body).data ?? { refused: 'internal' }
  const waitS = retryAfter === null ? Number.NaN : Number(retryAfter)
  const { refused, detail = '', current } = refusal
  return new ApiRefusal(refused, detail, Number.isFinite(waitS) ? waitS : null, current)
}

const Parts = z.object({
  params: z.record(z.string(), z.string()).default({}),
  query: z.record(z.string(), z.unknown()).default({}),
  body: z.unknown().optional(),
})

/** Address and request of a call. */
export function requestOf<R extends Route>(route: R, given: Given<R>): [address: string, request: RequestInit] {
  const { params, query, body } = Parts.parse(given)
  const request: RequestInit = { method: route.method.toUpperCase(), credentials: 'same-origin' }
  const address = fillPath(route.path, params) + writeQuery(query)
  if (body === undefined) return [address, request]
  return [address, { ...request, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }]
}

/**
 * Calls a route of the shared table. Throws {@link ApiRefusal} for a no and {@link Unreachable} for silence; a `signal`
 * says when no answer is waited for any longer.
 */
export async function call<R extends Route>(route: R, given: Given<R>, signal?: AbortSignal): Promise<Reply<R>> {
  const [address, request] = requestOf(route, given)
  const response = await fetch(address, { ...request, signal: signal ?? null }).catch((error: unknown) => {
    throw new Unreachable(route.path, { cause: error })
  })
  if (response.status === 204) return readReply(route, undefined)
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusalOf(answer, response.headers.get('retry-after'))
  return readReply(route, answer)
}
