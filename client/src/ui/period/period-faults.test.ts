import { LONGEST_MS } from '@jaga-jarak/shared/neutrality.ts'
import { expect, it } from 'vitest'
import { periodFaults } from './period-faults.ts'

const AT = Date.UTC(2024, 10, 23)

it('a fault is told of the field that it is in, and of both where they are exchanged', () => {
  expect(periodFaults(AT, AT + 1)).toEqual({})
  expect(periodFaults(null, AT)).toEqual({ from: 'unreadable' })
  expect(periodFaults(AT, null)).toEqual({ until: 'unreadable' })
  expect(periodFaults(null, null)).toEqual({ from: 'unreadable', until: 'unreadable' })
  expect(periodFaults(AT, AT)).toEqual({ from: 'notBefore', until: 'notAfter' })
  expect(periodFaults(AT, AT + LONGEST_MS)).toEqual({})
  expect(periodFaults(AT, AT + LONGEST_MS + 1)).toEqual({ until: 'tooLong' })
})

it('a year that no calendar of ours tells is none', () => {
  expect(periodFaults(0, AT)).toEqual({ from: 'unreadable' })
  expect(periodFaults(AT, Date.UTC(2201, 0, 1))).toEqual({ until: 'unreadable' })
})
