import { DisplayId } from '@jaga-jarak/shared/primitives.ts'
import type { Wall } from '@jaga-jarak/shared/wall.ts'
import { expect, it } from 'vitest'
import { troubleOf } from './trouble-of.ts'

const wall = (name: string, some: Partial<Wall>): Wall => ({
  ...{ id: DisplayId.parse(name), name, reach: null, state: 'live', unheardMs: 0, faults: [] },
  ...some,
})

it('a silent wall and one with a fault are trouble; one that is well, awaited or was never opened is none', () => {
  const { silent, faulty } = troubleOf([
    wall('well', {}),
    wall('silent', { state: 'silent', unheardMs: 60_000 }),
    wall('faulty', { faults: ['clock'] }),
    wall('awaited', { state: 'awaited' }),
    wall('closed', { state: 'notOpen', unheardMs: null }),
  ])
  expect(silent.map(({ name }) => name)).toEqual(['silent'])
  expect(faulty.map(({ name }) => name)).toEqual(['faulty'])
})
