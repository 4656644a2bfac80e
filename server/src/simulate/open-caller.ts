import {
  type BodyInput,
  fillPath,
  type Query,
  type Reply,
  type Route,
  readReply,
  routes,
} from '@jaga-jarak/shared/api.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'

export type Given<R extends Route> = { params?: Record<string, string>; query?: Query<R>; body?: BodyInput<R> }
export type Caller = <R extends Route>(route: R, given?: Given<R>) => Promise<Reply<R>>

/** Signs in and gives the means to call every route of the table. A refusal throws, with what was refused and why. */
export async function openCaller({
  url,
  name,
  password,
}: Record<'url' | 'name' | 'password', string>): Promise<Caller> {
  let cookie = ''
  const call: Caller = async (route, { params = {}, query = {}, body } = {}) => {
    const response = await fetch(`${url}${fillPath(route.path, params)}${writeQuery(query)}`, {
      method: route.method.toUpperCase(),
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    if (!response.ok) {
      const { refused, detail } = RefusalBody.parse(answer)
      throw new Error(`${route.summary}: ${refused}${detail ? ` (${detail})` : ''}`)
    }
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return readReply(route, answer)
  }
  await call(routes.signIn, { body: { name, password } })
  return call
}
