import { createHash } from 'node:crypto'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import { IntakeReport, SourceDraft } from '@jaga-jarak/shared/source.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intakeDraft, intakeId } from './intake.ts'

const area = { west: 113, south: -3, east: 120, north: 3 }
const now = epochMs(Date.UTC(2024, 10, 23, 6))
const startsAt = epochMs(Date.UTC(2024, 8, 1))
const id = intakeId(createHash('sha256').update('x').digest('hex'))
const source = { words: [{ word: 'Tawuran Massa', category: 'clash' as const }] }
const sent = (some: object = {}): IntakeReport =>
  IntakeReport.parse({ category: 'Tawuran Massa', position: { lon: 117.5, lat: 0.5 }, ...some })
const draft = (some: object = {}) => intakeDraft(source, sent(some), { id, area, startsAt, now })

it('[IN2] one key is one incident, another key another, and each id is one that the house takes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [first, second] = [a, b].map((it) => intakeId(createHash('sha256').update(it).digest('hex')))
      expect(first === second).toBe(a === b)
      expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }),
    { seed: 5 },
  )
})

describe('the words of a source', () => {
  it('mean what was entered, whatever case and spaces', () => {
    expect(draft({ category: '  tawuran   MASSA ', note: 'di gerbang' })).toMatchObject({
      ...{ category: 'clash', note: 'di gerbang', severity: 'unknown', isSos: false },
    })
  })
  it('that nobody has entered are kept in the note, whole', () => {
    expect(draft({ category: 'Huru-hara' })).toMatchObject({ category: 'other', note: 'Huru-hara' })
    const long = draft({ category: 'w'.repeat(80), note: 'n'.repeat(3_900) })
    expect(long).toMatchObject({ category: 'other', note: `${'w'.repeat(80)}: ${'n'.repeat(3_900)}` })
  })
  it('are entered once each', () => {
    const words = [...source.words, { word: 'tawuran  massa', category: 'other' }]
    expect(SourceDraft.safeParse({ name: 'X', reach: null, words }).success).toBe(false)
  })
})

describe('a place', () => {
  it('whose longitude and latitude changed places is refused with both as they should be', () => {
    const swapped = draft({ position: { lon: 0.5, lat: 117.5 } })
    expect(swapped).toMatchObject({ refused: 'wrongPlace', detail: expect.stringContaining('send lon 117.5, lat 0.5') })
  })
  it('outside of the operation is refused with where it may be', () => {
    for (const position of [
      { lon: 106.8, lat: -6.2 },
      { lon: 0, lat: 0 },
      { lon: 117.5, lat: 170 },
    ])
      expect(draft({ position })).toMatchObject({
        refused: 'wrongPlace',
        detail: expect.stringContaining('113 to 120'),
      })
  })
})

it('a time may be an instant with an offset or in milliseconds, within the operation and five minutes ahead at most', () => {
  expect(draft({ happenedAt: '2024-11-23T13:30:00+08:00' })).toMatchObject({
    happenedAt: Date.UTC(2024, 10, 23, 5, 30),
  })
  expect(draft({ happenedAt: now + 300_000 })).toMatchObject({ happenedAt: now + 300_000 })
  expect(draft({ happenedAt: now + 300_001 })).toMatchObject({ refused: 'wrongTime' })
  expect(draft({ happenedAt: startsAt - 1 })).toMatchObject({ refused: 'wrongTime' })
  for (const happenedAt of ['2024-11-23T13:30:00', '1969-12-31T23:00:00Z', '23/11/2024', -1, 1.5])
    expect(IntakeReport.safeParse({ ...sent(), happenedAt }).success).toBe(false)
})

it('whatever is sent becomes a draft that the house takes, or a refusal', () => {
  const anything = fc.record({
    category: fc.string(),
    note: fc.string({ unit: 'binary' }),
    position: fc.record({ lon: fc.double(), lat: fc.double() }),
    happenedAt: fc.option(fc.oneof(fc.integer(), fc.string()), { nil: null }),
  })
  fc.assert(
    fc.property(anything, (it) => {
      const read = IntakeReport.safeParse(it)
      if (!read.success) return
      const made = intakeDraft(source, read.data, { id, area, startsAt, now })
      expect(isRefused(made) || made.id === id).toBe(true)
    }),
    { seed: 6, numRuns: 1_000 },
  )
})
