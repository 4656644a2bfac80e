import { Region } from '@jaga-jarak/shared/region.ts'
import { expect, it } from 'vitest'
import { ownIndexSets } from './own-index-sets.ts'

const index = (its: string, source: string) => ({ class: its, source, date: '2024-08-26', version: '1' })
const region = (code: string, vulnerability: object | null) =>
  Region.pick({ code: true, vulnerability: true }).parse({ code, vulnerability })

it('the classes of the operation are a set for each source that its regencies name', () => {
  const regions = [
    region('64.08', index('high', 'Bawaslu')),
    region('64.11', null),
    region('64.72', index('low', 'Polda')),
    region('64.74', index('low', 'Bawaslu')),
  ]
  expect(ownIndexSets(regions)).toMatchObject([
    {
      id: 'operation-1',
      source: 'Bawaslu',
      entries: [
        { code: '64.08', class: 'high' },
        { code: '64.74', class: 'low' },
      ],
    },
    { id: 'operation-2', source: 'Polda', entries: [{ code: '64.72', class: 'low', score: null }] },
  ])
})
