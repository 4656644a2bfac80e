import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'
import { incidentTitle } from './incident-title.ts'

it('[AL4] a call for help is called that, with what it was about once somebody said so', () => {
  const t = ((key: string) => key) as unknown as TFunction
  expect(incidentTitle(t, { category: 'clash', isSos: false })).toBe('category.clash')
  expect(incidentTitle(t, { category: 'other', isSos: true })).toBe('incident.sos')
  expect(incidentTitle(t, { category: 'clash', isSos: true })).toBe('incident.sos · category.clash')
})
