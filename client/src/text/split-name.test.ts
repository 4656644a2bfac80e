import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitName } from './split-name.ts'

test('names that begin alike differ in the part that is never cut', () => {
  expect(splitName('Konvoi Paslon 1 Samarinda Seberang')).toEqual(['Konvoi Paslon 1 Samarinda ', 'Seberang'])
  expect(splitName('Konvoi Paslon 1 Samarinda Sebelah Utara')).toEqual(['Konvoi Paslon 1 Samarinda ', 'Sebelah Utara'])
  expect(splitName('Konvoi pulang utara 12')).toEqual(['Konvoi pulang ', 'utara 12'])
})

test('a short name is one part, one without spaces is cut by letters', () => {
  expect(splitName('Massa utara')).toEqual(['Massa utara', ''])
  expect(splitName('Rombongansamarindaseberang')).toEqual(['Rombongansam', 'arindaseberang'])
  expect(splitName('Rombongansamarindaseberang 12')).toEqual(['Rombongansamari', 'ndaseberang 12'])
})

test('no letter is lost, and no sign of two halves is torn', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      const [head, tail] = splitName(name)
      expect(head + tail).toBe(name)
      expect(Array.from(tail).length).toBeLessThanOrEqual(14)
      expect([head, tail].every((it) => it.isWellFormed())).toBe(name.isWellFormed())
    }),
  )
})
