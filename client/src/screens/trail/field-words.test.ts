import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import { createFormat } from '../../text/format.ts'
import { id } from '../../text/id.ts'
import { fieldWords, isSaid, valueWords } from './field-words.ts'

beforeAll(() => i18next.init({ lng: 'id', resources: { id: { translation: id } } }))
const format = createFormat('id', { id: 'Asia/Makassar', label: 'WITA' })

it('names a field, and the place in a list that it has', () => {
  expect(fieldWords(i18next.t, 'headcount')).toBe('Jumlah orang')
  expect(fieldWords(i18next.t, 'camps.1.ballotNumber')).toBe('Nomor urut 2')
  expect(fieldWords(i18next.t, 'route.0')).toBe('route.0')
})

it('says what a value means where it stands in a catalogue, by what the entry is about', () => {
  expect(valueWords(i18next.t, format, 'incident', 'status', 'verified')).toBe('Terverifikasi')
  expect(valueWords(i18next.t, format, 'group', 'status', 'closed')).toBe('Ditutup')
  expect(valueWords(i18next.t, format, 'alert', 'evidence.band', 'danger')).toBe('Bahaya')
  expect(valueWords(i18next.t, format, 'group', 'name', 'closed')).toBe('closed')
  expect(valueWords(i18next.t, format, 'group', 'name', null)).toBe('kosong')
  expect(valueWords(i18next.t, format, 'rally', 'until', Date.UTC(2024, 10, 23, 0, 0))).toMatch(
    /23 Nov 2024 08\.00\.00 WITA/,
  )
})

it('passes over counts that say nothing to people', () => {
  expect(['name', 'version', 'evidence.decidedAt'].map(isSaid)).toEqual([true, false, false])
})
