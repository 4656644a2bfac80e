import { expect, it } from 'vitest'
import { makeIncidentId } from './make-incident-id.ts'

it('[IN2] makes a version 4 UUID of any bytes', () => {
  expect(makeIncidentId(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
  expect(makeIncidentId(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})
