import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { expect, it } from 'vitest'
import { readIndexRows } from './index-rows.ts'

const regions = ['64.08', '64.74'].map((code) => ({ code: KemendagriCode.parse(code) }))
const read = (text: string, hasDecimalComma = false) =>
  readIndexRows(regions, {
    lines: text.split('\n').map((line, n) => ({ line: n + 1, cells: line.split(';') })),
    hasDecimalComma,
  })

it('takes regencies and districts, in whatever order the columns stand', () => {
  expect(read('Score;CODE;name;class\n0.72;64.08;Kutai Timur;High\n;64.08.04;x;rendah\n12;64.74;y;')).toEqual({
    entries: [
      { code: '64.08', class: 'high', score: 0.72 },
      { code: '64.08.04', class: 'low', score: null },
      { code: '64.74', class: null, score: 12 },
    ],
  })
  expect(read('code;score\n64.08;0,72', true)).toEqual({ entries: [{ code: '64.08', class: null, score: 0.72 }] })
})

it('every line that is wrong is named, and nothing is taken', () => {
  const text = [
    ...['code;class;score', '64.08;high;1', '64.99;high;1', 'x;high;1', '64.08;low;1', '64.74;very;1'],
    ...['64.74;low;1e9', '64.08.04.2001;low;1', '64.08.05;;', '64.08.06;low', '64.08.07;constructor;1'],
  ].join('\n')
  expect(read(text)).toEqual({
    faults: [
      { line: 3, what: 'code', found: '64.99' },
      { line: 4, what: 'code', found: 'x' },
      { line: 5, what: 'twice', found: '64.08' },
      { line: 6, what: 'class', found: 'very' },
      { line: 7, what: 'twice', found: '64.74' },
      { line: 8, what: 'code', found: '64.08.04.2001' },
      { line: 9, what: 'nothing', found: '64.08.05' },
      { line: 10, what: 'cells', found: '2' },
      { line: 11, what: 'class', found: 'constructor' },
    ],
  })
  expect(read('code;score\n64.08;1e9')).toEqual({ faults: [{ line: 2, what: 'score', found: '1e9' }] })
})

it.each([
  ['code;klasse\n64.08;high', 'header'],
  ['class;score\nhigh;1', 'header'],
  ['code;class', 'empty'],
])('a table without what it needs is refused: %s', (text, what) => {
  expect(read(text)).toMatchObject({ faults: [{ line: 1, what }] })
})
