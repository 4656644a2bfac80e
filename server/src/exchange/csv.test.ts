import { expect, it } from 'vitest'
import { csv } from './csv.ts'

it('quotes what would break a row', () => {
  expect(csv([['a', 'b,c', 'd"e', 'f\ng', null, 1.5, true]])).toBe('\ufeffa,"b,c","d""e","f\ng",,1.5,true\r\n')
})

it.each(['=1+1', '+62', '-5', '@SUM(A1)', '\t=1', '\r=1'])('%j is text for a spreadsheet and no formula', (text) => {
  expect(csv([[text]])).toBe(`\ufeff"'${text}"\r\n`)
})

it('a negative number stays a number', () => {
  expect(csv([[-5]])).toBe('\ufeff-5\r\n')
})
