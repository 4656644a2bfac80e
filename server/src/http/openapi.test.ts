import { routes } from '@jaga-jarak/shared/api.ts'
import { expect, it } from 'vitest'
import { apiPage, openApi } from './openapi.ts'

it('tells of every route, with its refusals and who may call', () => {
  const { paths, openapi } = openApi('0.1.0')
  expect(openapi).toBe('3.1.0')
  const told = Object.values(paths).flatMap((methods) => Object.keys(methods))
  expect(told).toHaveLength(Object.keys(routes).length)
  expect(paths['/api/v1/alerts/{alertId}/acknowledgement']?.post).toMatchObject({
    operationId: 'acknowledgeAlert',
    security: [{ session: [] }],
    parameters: [{ name: 'alertId', in: 'path', required: true }],
    responses: { 200: {}, 401: {}, 403: {}, 404: {}, 409: {} },
  })
  expect(paths['/api/v1/positions']?.post).toMatchObject({ security: [{ tracker: [] }] })
  expect(paths['/api/v1/intake/incidents']?.post).toMatchObject({
    security: [{ source: [] }],
    parameters: [{ name: 'idempotency-key', in: 'header', required: true }],
  })
})

it('the readable page names every path', () => {
  const page = apiPage('0.1.0')
  for (const route of Object.values(routes)) expect(page).toContain(route.path)
})
