import type { Body, Params, Reply, Route } from '@jaga-jarak/shared/api.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Express, Request, Response } from 'express'
import { prettifyError, type ZodType } from 'zod'
import type { SessionRow } from '../ports.ts'
import { sendRefusal } from './refuse.ts'
import type { WhoCalls } from './who-calls.ts'

/** What a handler gets: everything parsed by the route's own schemas. `session` is null only where anybody may call. */
export type Call<R extends Route> = {
  params: Params<R>
  body: Body<R>
  session: SessionRow | null
  by: string
  req: Request
  res: Response
}
export type Handler<R extends Route> = (call: Call<R>) => Promise<Reply<R> | Refused> | Reply<R> | Refused

const parsed = (schema: ZodType | undefined, value: unknown): { value: unknown } | Refused => {
  if (!schema) return { value: undefined }
  const result = schema.safeParse(value)
  return result.success ? { value: result.data } : refuse('malformed', prettifyError(result.error))
}

/** Mounts one route of the shared table: who -> parse -> one call -> reply. Trackers bring their own check. */
export function mountOn(app: Express, whoIs: WhoCalls) {
  return <const R extends Route>(route: R, handle: Handler<R>): void => {
    app[route.method](route.path, async (req: Request, res: Response) => {
      const session = route.access === 'tracker' ? null : await whoIs(req.headers.cookie)
      if (typeof route.access !== 'string') {
        if (!session) return sendRefusal(res, refuse('notSignedIn'))
        if (!route.access.includes(session.viewer.role)) return sendRefusal(res, refuse('notAllowed'))
      }
      const params = parsed(route.params, req.params)
      if (isRefused(params)) return sendRefusal(res, params)
      const body = parsed(route.body, req.body)
      if (isRefused(body)) return sendRefusal(res, body)
      const call = { params: params.value, body: body.value, session, by: session?.viewer.name ?? 'anybody', req, res }
      // The route's own schemas made these values; the compiler cannot follow a schema held in a table.
      const reply = await handle(call as Call<R>)
      if (isRefused(reply)) return sendRefusal(res, reply)
      if (route.status === 204) res.status(204).end()
      else res.status(route.status).json(reply)
    })
  }
}
