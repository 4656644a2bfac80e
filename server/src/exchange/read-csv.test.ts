import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCsv } from './read-csv.ts'

const cellsOf = (text: string) => readCsv(text)?.lines.map(({ cells }) => cells)

it.each([
  [
    'lines of any kind',
    'a,b\r\n1,2\n3,4\r5,6',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ],
  ],
  ['the mark of a spreadsheet', '\ufeffa,b\n', [['a', 'b']]],
  [
    'semicolons with decimal commas',
    'a;b\n1;0,5',
    [
      ['a', 'b'],
      ['1', '0,5'],
    ],
  ],
  [
    'quoted cells',
    'a,b\n"x, ""y""\nz",2',
    [
      ['a', 'b'],
      ['x, "y"\nz', '2'],
    ],
  ],
  [
    'spaces and empty cells',
    'a , b,\n 1,,',
    [
      ['a', 'b', ''],
      ['1', '', ''],
    ],
  ],
  ['empty lines', 'a\n\n\nb\n\n', [['a'], ['b']]],
  ['nothing', '', []],
])('reads %s', (_, text, cells) => {
  expect(cellsOf(text)).toEqual(cells)
})

it('a mark that is never closed, or stands in the middle, is no table', () => {
  expect(readCsv('a,b\n"1,2')).toBeNull()
  expect(readCsv('a,b\n1"2,3')).toBeNull()
})

it('says in which line each begins', () => {
  expect(readCsv('a\n\n"x\ny"\r\nz')?.lines.map(({ line }) => line)).toEqual([1, 3, 5])
})

it('comes to an end whatever is sent, and reads back what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'x', '\t') }), (text) => {
      readCsv(text)
    }),
  )
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'x', 'é') })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const quote = (it: string): string => `"${it.replaceAll('"', '""')}"`
      const text = ['a,b', ...rows.map((row) => row.map(quote).join(','))].join('\r\n')
      expect(cellsOf(text)).toEqual([['a', 'b'], ...rows.map((row) => row.map((it) => it.trim()))])
    }),
  )
})

it('spaces without end before a mark that closes nothing are looked at once', () => {
  expect(readCsv(`${' '.repeat(199_000)}"`)).toBeNull()
})
