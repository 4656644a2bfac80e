import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { PersonDraft, PersonRole } from '@jaga-jarak/shared/roles.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freeName, type GroupRule, RANK, sameSeat, seatOf } from './provider-seat.ts'

const codes = (...all: string[]) => all.map((code) => KemendagriCode.parse(code))
const rule = (group: string, role: PersonRole, ...reach: string[]): GroupRule => ({
  ...{ group, role },
  reach: reach.length === 0 ? null : codes(...reach),
})

it('ranks every role that a person may have', () => {
  expect([...RANK].sort()).toEqual([...PersonRole.options].sort())
})

it('no group, and a group that nobody knows, gives nothing', () => {
  expect(seatOf([rule('a', 'admin')], [])).toBeNull()
  expect(seatOf([rule('a', 'admin')], ['A', 'a ', 'aa'])).toBeNull()
})

it('the highest role wins, in whatever order groups and rules stand', () => {
  const rules = [rule('o', 'observer'), rule('f', 'field'), rule('c', 'commander'), rule('p', 'planner')]
  expect(seatOf(rules, ['o', 'p', 'c'])).toEqual({ role: 'commander', reach: null })
  expect(seatOf(rules.toReversed(), ['c', 'p', 'o'])).toEqual({ role: 'commander', reach: null })
  expect(seatOf(rules, ['o', 'f'])?.role).toBe('field')
})

it('regencies of groups with the same role are joined; the province holds them all', () => {
  const rules = [
    rule('x', 'operator', '64.72', '64.08'),
    rule('y', 'operator', '64.03', '64.08'),
    rule('z', 'operator'),
  ]
  expect(seatOf(rules, ['x', 'y'])).toEqual({ role: 'operator', reach: codes('64.03', '64.08', '64.72') })
  expect(seatOf(rules, ['x', 'z'])).toEqual({ role: 'operator', reach: null })
})

it('who looks at the province commands no more of it than the own regency', () => {
  const rules = [rule('look', 'observer'), rule('ops', 'operator', '64.03'), rule('lead', 'commander', '64.72')]
  expect(seatOf(rules, ['look', 'ops', 'lead'])).toEqual({ role: 'commander', reach: codes('64.72') })
})

it('seats are the same whatever the order of regencies', () => {
  const seat = { role: 'operator', reach: codes('64.72', '64.08') } as const
  expect(sameSeat(seat, { role: 'operator', reach: codes('64.08', '64.72') })).toBe(true)
  expect(sameSeat(seat, { role: 'operator', reach: codes('64.08') })).toBe(false)
  expect(sameSeat(seat, { role: 'operator', reach: null })).toBe(false)
  expect(sameSeat(seat, { role: 'planner', reach: seat.reach })).toBe(false)
})

it('a name is the first that shows, and is nobody else’s in whatever case', () => {
  expect(freeName(['budi', 'Budi S'], [])).toBe('budi')
  expect(freeName(['', ' \u200b\u202e', 'Budi S'], [])).toBe('Budi S')
  expect(freeName([], [])).toBe('Pengguna')
  expect(freeName(['Admin'], ['admin'])).toBe('Admin (2)')
  expect(freeName(['𐀀'.repeat(80)], [])).toBe('𐀀'.repeat(40))
  expect(freeName(['ad\u200bmin\u0000'], ['admin', 'admin (2)'])).toBe('admin (3)')
})

it('whatever the provider calls somebody, the name is free, short and can be shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 200, size: 'max' }), { maxLength: 3 }),
      fc.array(fc.string()),
      (wanted, others) => {
        const first = freeName(wanted, others)
        const second = freeName(wanted, [...others, first])
        for (const name of [first, second]) expect(PersonDraft.shape.name.parse(name)).toBe(name)
        expect(second.toLowerCase()).not.toBe(first.toLowerCase())
      },
    ),
  )
})
