import { expect, it } from 'vitest'
import { StoreUnavailable } from '../store-unavailable.ts'
import { asUnavailable } from './as-unavailable.ts'

const coded = (code: string) => Object.assign(new Error(`failed with ${code}`), { code })

it.each([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY_DBMOVED',
  'ECONNREFUSED',
  'ECONNRESET',
  '08006',
  '53100',
  '53300',
  '57014',
  '57P01',
  '57P03',
])('%s is an unavailable store', (code) => {
  const cause = coded(code)
  const error = asUnavailable(cause)
  expect(error).toBeInstanceOf(StoreUnavailable)
  expect(error).toMatchObject({ message: `store unavailable: failed with ${code}`, cause })
})

it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CORRUPT', '23505', '42P01', '40P01', 'ENOENT'])('%s is not', (code) => {
  const error = coded(code)
  expect(asUnavailable(error)).toBe(error)
})

it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'])(
  '"%s" without a code is one too',
  (message) => {
    expect(asUnavailable(new Error(message))).toBeInstanceOf(StoreUnavailable)
  },
)

it('leaves alone what is no error or is known already', () => {
  const known = new StoreUnavailable(new Error('full'))
  expect(asUnavailable(known)).toBe(known)
  expect(asUnavailable('thrown text')).toBe('thrown text')
})
