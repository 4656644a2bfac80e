import { expect, it } from 'vitest'
import { z } from 'zod'
import { sealWith } from './sealed.ts'

const Note = z.object({ state: z.string() })
const seal = sealWith('a secret of many random bits')
const note = { state: 'hush-hush' }

it('what was closed opens again, and says nothing while it is closed', () => {
  const sealed = seal.close(note)
  expect(seal.open(sealed, Note)).toEqual(note)
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('hush')
  expect(seal.close(note)).not.toBe(sealed)
})

it('no byte of it can be changed, nothing left out or added', () => {
  const bytes = Buffer.from(seal.close(note), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(seal.open(changed.toString('base64url'), Note)).toBeNull()
    expect(seal.open(bytes.subarray(0, at).toString('base64url'), Note)).toBeNull()
  }
  expect(seal.open(Buffer.concat([bytes, Buffer.from('x')]).toString('base64url'), Note)).toBeNull()
})

it('another key and another shape open nothing', () => {
  expect(sealWith('another').open(seal.close(note), Note)).toBeNull()
  expect(seal.open(seal.close({ state: 5 }), Note)).toBeNull()
  expect(seal.open('', Note)).toBeNull()
})
