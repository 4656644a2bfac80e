import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { expect, test } from 'vitest'
import { EVERY_INCIDENT, incidentPasses } from './incident-filter.ts'

const [EAST, WEST] = [KemendagriCode.parse('64.08'), KemendagriCode.parse('64.07')]
const clash = { place: null, regions: [EAST], category: 'clash' as const }
const says = 'Bentrokan massa Sangatta'

test('[IN6] what nobody can place belongs to the regencies of who reported it, and to all where they have none', () => {
  expect(incidentPasses(clash, says, { ...EVERY_INCIDENT, region: EAST })).toBe(true)
  expect(incidentPasses(clash, says, { ...EVERY_INCIDENT, region: WEST })).toBe(false)
  expect(incidentPasses({ ...clash, regions: [] }, says, { ...EVERY_INCIDENT, region: WEST })).toBe(true)
})

test('kind and words narrow it down together', () => {
  expect(incidentPasses(clash, says, EVERY_INCIDENT)).toBe(true)
  expect(incidentPasses(clash, says, { ...EVERY_INCIDENT, category: 'clash', words: 'sangatta  MASSA' })).toBe(true)
  expect(incidentPasses(clash, says, { ...EVERY_INCIDENT, category: 'medical', words: 'sangatta' })).toBe(false)
  expect(incidentPasses(clash, says, { ...EVERY_INCIDENT, category: 'clash', words: 'bontang' })).toBe(false)
})
