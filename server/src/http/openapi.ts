import { type Route, type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { type Access, ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'
import { z } from 'zod'
import { statusOf } from './refuse.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

const json = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(schema, io) } })

/** A number of a query is written as text, so what it is comes from what is read out of it. */
const parametersOf = (schema: z.ZodObject | undefined, where: 'path' | 'query' | 'header') =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: where,
    required: !z.safeParse(field, undefined).success,
    schema: field instanceof z.ZodType ? schemaOf(field, 'output') : {},
  }))

/** Of a reply that is no JSON; else empty. */
const typeOf = ({ file, picture }: Route): string => file?.type ?? picture ?? ''

/** Whom a route lets in by a token or session, of the schemes below. */
function securityOf(access: Access) {
  if (access === 'anybody') return []
  return [typeof access === 'string' ? { [access]: [] } : { session: [] }]
}

function operationOf(name: RouteName, route: Route) {
  const access = ROUTE_ACCESS[name]
  const always = ['malformed', 'tooLarge', 'storeUnavailable', 'internal'] as const
  const byRole =
    typeof access === 'string'
      ? []
      : ([
          ...(access.where === 'anywhere' ? [] : (['outsideReach'] as const)),
          'notSignedIn',
          'notAllowed',
          'notYet',
        ] as const)
  const codes = new Map<number, string[]>()
  for (const code of [...route.refusals, ...byRole, ...always]) {
    codes.set(statusOf(code), [...(codes.get(statusOf(code)) ?? []), code])
  }
  const refusals = [...codes].map(([status, names]) => [
    status,
    { description: names.join(', '), content: json(RefusalBody, 'output') },
  ])
  return {
    operationId: name,
    summary: route.summary,
    security: securityOf(access),
    ...(typeof access === 'string' ? {} : { 'x-roles': access.roles, 'x-where': access.where }),
    ...(route.params || route.query || route.headers
      ? {
          parameters: [
            ...parametersOf(route.params, 'path'),
            ...parametersOf(route.query, 'query'),
            ...parametersOf(route.headers, 'header'),
          ],
        }
      : {}),
    ...(route.body ? { requestBody: { required: true, content: json(route.body, 'input') } } : {}),
    ...(route.bytes ? { requestBody: { required: true, content: { [route.bytes]: {} } } } : {}),
    responses: {
      [route.status]: {
        description: 'done',
        ...(route.status === 204
          ? {}
          : {
              content: typeOf(route)
                ? { [typeOf(route)]: {} }
                : route.geoJson
                  ? { 'application/geo+json': { schema: schemaOf(route.reply, 'output') } }
                  : json(route.reply, 'output'),
            }),
      },
      ...Object.fromEntries(refusals),
    },
  }
}

const ROUTE_NAMES = Object.keys(routes).filter((name): name is RouteName => name in routes)

/** The REST route table as OpenAPI 3.1, which takes JSON Schema as it is. */
export function openApi(version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const name of ROUTE_NAMES) {
    const route: Route = routes[name]
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Jaga Jarak', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jj_session' },
        tracker: { type: 'http', scheme: 'bearer' },
        source: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The same table as a page to read. */
export function apiPage(version: string): string {
  const rows = ROUTE_NAMES.map((name) => {
    const route: Route = routes[name]
    const who = ROUTE_ACCESS[name]
    const access = typeof who === 'string' ? who : `${who.roles.join(', ')} (${who.where})`
    const body = route.body
      ? `<details><summary>body</summary><pre>${escaped(JSON.stringify(schemaOf(route.body, 'input'), null, 2))}</pre></details>`
      : ''
    return `<tr><td><code>${route.method.toUpperCase()}</code></td><td><code>${escaped(route.path)}</code></td><td>${escaped(route.summary)}${body}</td><td>${escaped(access)}</td><td>${route.refusals.join(', ')}</td></tr>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Jaga Jarak API</title>
<style>body{font:16px/1.5 system-ui;margin:2rem}td,th{padding:.4rem .8rem;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}</style>
<h1>Jaga Jarak API ${escaped(version)}</h1><p>Machine form: <a href="/api/v1/openapi.json">openapi.json</a></p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Who</th><th>Refusals</th></tr></thead><tbody>${rows.join('')}</tbody></table></html>`
}
