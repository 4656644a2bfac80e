import {
  type Body,
  type Headers,
  type Params,
  type Query,
  type Reply,
  type Route,
  type RouteName,
  type Routes,
  routes,
} from '@jaga-jarak/shared/api.ts'
import { hideFields, sensitivePaths } from '@jaga-jarak/shared/hide-fields.ts'
import { type Access, OPEN_WHILE_DUE, PAGE_ACCESS, type PageName, ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { byRole } from '@jaga-jarak/shared/visible.ts'
import type { Express, Request, RequestHandler, Response } from 'express'
import { prettifyError, type ZodType } from 'zod'
import { sameOrigin } from '../same-origin.ts'
import type { Caller, WhoIs } from '../usecases/who-is.ts'
import { sendRefusal } from './refuse.ts'
import { sendPieces } from './send-pieces.ts'
import { readSessionCookie } from './session-cookie.ts'

/** What a handler gets: everything parsed by the route's own schemas. */
export type Call<R extends Route> = {
  params: Params<R>
  query: Query<R>
  headers: Headers<R>
  body: Body<R>
  req: Request
  res: Response
}
/** A file may come in pieces. */
type Answered<R extends Route> = Reply<R> | Refused | (R extends { file: object } ? AsyncIterable<string> : never)
type Answer<R extends Route> = Promise<Answered<R>> | Answered<R>
/** Of a route that only people and walls with a session may call. */
export type SignedHandler<R extends Route> = (call: Call<R> & Caller & { caller: Caller }) => Answer<R>
/** Of a route that is open to anybody, or to trackers and other systems, which bring a check of their own. */
export type OpenHandler<R extends Route> = (call: Call<R> & { caller: Caller | null }) => Answer<R>

const parsed = (schema: ZodType | undefined, value: unknown): { value: unknown } | Refused => {
  if (!schema) return { value: undefined }
  const result = schema.safeParse(value)
  return result.success ? { value: result.data } : refuse('malformed', prettifyError(result.error))
}

/** Refuses who may not come in by a line of the matrix; what is acted on is looked at by the use case. */
function checkAccess(access: Access, caller: Caller | null, isOpenWhileDue: boolean): Refused | null {
  if (typeof access === 'string') return null
  if (caller === null) return refuse('notSignedIn')
  const { role, reach, due } = caller.viewer
  if (!access.roles.includes(role)) return refuse('notAllowed')
  if (access.where === 'province' && reach !== null) return refuse('outsideReach')
  return due !== null && !isOpenWhileDue ? refuse('notYet', due) : null
}

const isPieces = (answer: unknown): answer is AsyncIterable<string> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

/** Lets through to a page whom the matrix lets. */
export const pageGate =
  (whoIs: WhoIs, name: PageName): RequestHandler =>
  async (req, res, next) => {
    const denied = checkAccess(PAGE_ACCESS[name], await whoIs(readSessionCookie(req.headers.cookie)), false)
    if (denied) sendRefusal(res, denied)
    else next()
  }

/** Mounts routes of the shared table: who -> may they -> parse -> one call -> reply. */
export function mountOn(app: Express, whoIs: WhoIs) {
  const mount = <R extends Route>(
    name: RouteName,
    handle: (call: Call<R> & { caller: Caller | null }) => Answer<R>,
  ): void => {
    const route: Route = routes[name]
    const sensitive = sensitivePaths(route.reply)
    const hidden = byRole(sensitive)
    app[route.method](route.path, async (req: Request, res: Response) => {
      const isOfMachines = ROUTE_ACCESS[name] === 'tracker' || ROUTE_ACCESS[name] === 'source'
      const caller = isOfMachines ? null : await whoIs(readSessionCookie(req.headers.cookie))
      // Beside SameSite: a browser that does not know it still says where the page came from.
      const isForeign = caller !== null && route.method !== 'get' && !sameOrigin(req.headers)
      const denied = isForeign
        ? refuse('notAllowed')
        : checkAccess(ROUTE_ACCESS[name], caller, OPEN_WHILE_DUE.includes(name))
      if (denied) return sendRefusal(res, denied)
      const params = parsed(route.params, req.params)
      if (isRefused(params)) return sendRefusal(res, params)
      const query = parsed(route.query, req.query)
      if (isRefused(query)) return sendRefusal(res, query)
      const headers = parsed(route.headers, req.headers)
      if (isRefused(headers)) return sendRefusal(res, headers)
      const body = parsed(route.body, req.body)
      if (isRefused(body)) return sendRefusal(res, body)
      // The route's own schemas made these values; the compiler cannot follow a schema held in a table.
      const given = { params: params.value, query: query.value, headers: headers.value, body: body.value }
      const call = { ...given, caller, req, res } as Call<R> & { caller: Caller | null }
      // Every reply goes out by the matrix of fields, whatever a use case hands out; a newer state in a refusal, too.
      const secret = caller === null ? sensitive : hidden[caller.viewer.role]
      const answer = await handle(call)
      if (isRefused(answer)) return sendRefusal(res, { ...answer, current: hideFields(answer.current, secret) })
      // A long file goes no further once the session of who asked for it is over.
      async function* whileWelcome(pieces: AsyncIterable<string>): AsyncGenerator<string> {
        for await (const piece of pieces) {
          if (caller !== null && (await whoIs(readSessionCookie(req.headers.cookie))) === null) {
            res.destroy()
            return
          }
          yield piece
        }
      }
      const { file } = route
      const asFile = (): Response =>
        res
          .status(route.status)
          .attachment(file?.name)
          .type(file?.type ?? '')
      if (isPieces(answer)) return sendPieces(res, whileWelcome(answer), asFile)
      const reply = hideFields(answer, secret)
      if (route.status === 204) res.status(204).end()
      else if (route.picture)
        res
          .status(route.status)
          .type(route.picture)
          .set('Content-Disposition', route.picture === 'image/jpeg' ? 'inline' : 'attachment')
          .send(reply)
      else if (file) asFile().send(reply)
      else if (route.geoJson) res.status(route.status).type('application/geo+json').send(JSON.stringify(reply))
      else res.status(route.status).json(reply)
    })
  }

  return {
    /** Throws when the matrix says that only some may call it. */
    open<N extends RouteName>(name: N, handle: OpenHandler<Routes[N]>): void {
      if (typeof ROUTE_ACCESS[name] !== 'string') throw new Error(`route ${name}: not open by the matrix`)
      mount<Routes[N]>(name, handle)
    },
    /** Throws when the matrix says that anybody may call it. */
    signed<N extends RouteName>(name: N, handle: SignedHandler<Routes[N]>): void {
      if (typeof ROUTE_ACCESS[name] === 'string') throw new Error(`route ${name}: open by the matrix`)
      mount<Routes[N]>(name, (call) => {
        const { caller } = call
        return caller === null ? refuse('notSignedIn') : handle({ ...call, ...caller, caller })
      })
    },
  }
}
export type Mount = ReturnType<typeof mountOn>
