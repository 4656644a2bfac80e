import { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { EMPTY, readDraft } from './draft.ts'
import { makeReport, makeSos } from './make-report.ts'

const maker = {
  ...{ id: IncidentId.parse('00000000-0000-4000-8000-000000000001'), by: 'usr-1', now: 1_000_000, clock: null },
}
const placed = { position: { lon: 117.5, lat: 0.5 }, accuracyM: 9 }
const clash = { ...EMPTY, category: 'clash', severity: 'severe', begunAt: 700_000 } as const

it('[IN2] a report has its own id and the time when its first thing was tapped, however late it is sent', () => {
  expect(makeReport(clash, placed, maker)).toMatchObject({
    ...{ by: 'usr-1', keptAt: 1_000_000, isSos: false, tries: 0, refused: null },
    draft: { id: maker.id, category: 'clash', severity: 'severe', ...placed, happenedAt: 700_000 },
  })
  expect(makeReport({ ...clash, minutesAgo: 5 }, placed, maker)?.draft.happenedAt).toBe(400_000)
})

it('is none without category, severity or place', () => {
  const partly = [
    { ...clash, category: null },
    { ...clash, severity: null },
  ]
  expect([...partly.map((it) => makeReport(it, placed, maker)), makeReport(clash, null, maker)]).toEqual([
    ...[null, null, null],
  ])
})

it('a call for help is of the gravest severity and goes before everything else', () => {
  const sos = makeSos(placed, { placeText: 'Posisi tidak diketahui', note: 'SOS' }, maker)
  expect(sos).toMatchObject({ isSos: true, draft: { severity: 'extreme', isSos: true, happenedAt: 1_000_000 } })
})

it('a kept draft comes back as it was; one that cannot be read begins anew', () => {
  expect(readDraft(JSON.stringify(clash))).toEqual(clash)
  expect([readDraft(null), readDraft('{'), readDraft('{"category":"war"}')]).toEqual([EMPTY, EMPTY, EMPTY])
})
