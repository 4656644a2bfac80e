import { MAX_ROUTE_POINTS } from '@jaga-jarak/shared/group.ts'
import { expect, it } from 'vitest'
import { readRoute, writeRoute } from './route-lines.ts'

const route = [
  { lat: 0.5, lon: 117.5 },
  { lat: 0.55, lon: 117.6 },
]

it('reads one point a line, in order, whatever the line ends and the empty lines between', () => {
  expect(readRoute('0.5, 117.5\r\n\n  0.55 117.6  \n')).toEqual(route)
})

it('reads what it writes', () => {
  expect(readRoute(writeRoute(route))).toEqual(route)
  expect(writeRoute(null)).toBe('')
})

it('reads no lines as no route', () => {
  expect(readRoute(' \n\n')).toBeNull()
})

it('names the line that is no point, counted as an editor counts it', () => {
  expect(readRoute('0.5, 117.5\n\n0,55; 117,6')).toEqual({ kind: 'line', line: 3, text: '0,55; 117,6' })
  expect(readRoute('0.5, 117.5\n117.6, 0.55')).toEqual({ kind: 'line', line: 2, text: '117.6, 0.55' })
})

it('refuses a route of one point, and one that is too long', () => {
  expect(readRoute('0.5, 117.5')).toEqual({ kind: 'short' })
  const count = MAX_ROUTE_POINTS + 1
  expect(readRoute(Array.from({ length: count }, () => '0.5, 117.5').join('\n'))).toEqual({ kind: 'long', count })
})
