import { fillPath, routes } from '@jaga-jarak/shared/api.ts'
import { expect, it } from 'vitest'
import { refusalOf, requestOf } from './api.ts'

it('asks for a list with nothing but its address', () => {
  expect(requestOf(routes.listDevices, {})).toEqual(['/api/v1/devices', { method: 'GET', credentials: 'same-origin' }])
})

it('sends a body as JSON', () => {
  const [address, request] = requestOf(routes.registerDisplay, { body: { name: 'Wall 1' } })
  expect([address, request.method, request.body]).toEqual(['/api/v1/displays', 'POST', '{"name":"Wall 1"}'])
})

it('fills the ids of a path, escaped', () => {
  expect(fillPath('/api/v1/alerts/:alertId/closure', { alertId: 'encounter:a~b@1' })).toBe(
    '/api/v1/alerts/encounter%3Aa~b%401/closure',
  )
})

it('throws when an id of the path is missing', () => {
  expect(() => fillPath('/api/v1/groups/:groupId', {})).toThrow('expected a value for groupId')
})

it('tells what the server refused, and how long to wait', () => {
  const refusal = refusalOf({ refused: 'tooMany', detail: 'try again in 42 s' }, '42')
  expect(refusal).toMatchObject({ code: 'tooMany', detail: 'try again in 42 s', waitS: 42 })
})

it('takes an answer that is no refusal of ours for a failure of the server', () => {
  expect(refusalOf('<html>', null)).toMatchObject({ code: 'internal', detail: '', waitS: null })
})
