import { expect, it } from 'vitest'
import { z } from 'zod'
import { numberInQuery, writeQuery } from './query.ts'

it('writes what is asked, escaped, and leaves out what is not', () => {
  expect(writeQuery({ from: 5, subject: 'a&b=ü', until: undefined })).toBe('?from=5&subject=a%26b%3D%C3%BC')
  expect(writeQuery({ until: undefined })).toBe('')
})

it.each(['', ' ', '5x', '0x10', '1e3', '1.5', '99999999999999999', 'NaN'])('%j is no number of a query', (text) => {
  expect(numberInQuery(z.int()).safeParse(text).success).toBe(false)
})

it('reads a number, of a query and of a caller', () => {
  expect([numberInQuery(z.int()).parse('-5'), numberInQuery(z.int()).parse(7)]).toEqual([-5, 7])
})
