import { expect, it } from 'vitest'
import { readReloaded, reloadDue } from './reload-due.ts'

const AT = Date.parse('2024-11-23T06:30:00Z')
const last = { release: 'new', at: AT }
const MINUTE = 60_000

it('a release that was never tried is loaded at once', () => {
  expect(reloadDue(null, 'new', AT)).toBe(true)
  expect(reloadDue(last, 'newer', AT)).toBe(true)
})

it('a wall that met an old node is not sent to and fro, and tries again after ten minutes', () => {
  for (const minutes of [0, 1, 9.9]) expect(reloadDue(last, 'new', AT + minutes * MINUTE)).toBe(false)
  for (const minutes of [10, 11, 600]) expect(reloadDue(last, 'new', AT + minutes * MINUTE)).toBe(true)
})

it('a clock that was set back by more does not hold it for as long', () => {
  expect(reloadDue(last, 'new', AT - 24 * 60 * MINUTE)).toBe(true)
  expect(reloadDue(last, 'new', AT - MINUTE)).toBe(false)
})

it('what a tab remembers is read; what cannot be read is nothing', () => {
  expect(readReloaded(JSON.stringify(last))).toEqual(last)
  for (const text of [null, '', 'new', '{', '{"release":"new"}', '"new"']) expect(readReloaded(text)).toBeNull()
})
