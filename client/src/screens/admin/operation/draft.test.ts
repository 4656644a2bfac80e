import { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import { describe, expect, it } from 'vitest'
import { changedSections, rebased } from './changed-sections.ts'
import { type Draft, draftOf, newId, valueIn } from './draft.ts'
import { problemsFrom, readDraft } from './problems-in.ts'

const amendment = OperationAmendment.parse({
  name: 'Pilkada',
  contests: [
    {
      id: 'gubernur',
      kind: 'governor',
      name: 'Gubernur',
      region: '64',
      camps: 2,
      calendar: [
        { phase: 'campaign', from: '2024-09-25', to: '2024-11-23' },
        { phase: 'quietPeriod', from: '2024-11-24' },
      ],
    },
  ],
  limits: { watchM: 10_000, warningM: 3_333.333, dangerM: 1_001 },
  phaseLimits: { recapitulation: { watchM: 15_000, warningM: 5_000, dangerM: 2_000 } },
  widening: { low: 1, medium: 1.1, high: 1.25 },
  vulnerability: { '64.08': { class: 'high', source: 'Indeks', date: '2024-08-01', version: '1' } },
  secondFactorFor: ['admin'],
  sites: [
    {
      ...{ id: 'kpu', kind: 'kpu', name: 'KPU', lon: 117.123456, lat: -0.5, accuracyM: 25, region: '64.72' },
      camp: { contestId: 'gubernur', ballotNumber: 2 },
    },
  ],
})
const draft = draftOf(amendment)
const problemsOf = (of: Draft) => {
  const read = readDraft(of)
  return 'problems' in read ? read.problems : []
}
const [contest] = draft.contests
const [site] = draft.sites
if (!contest || !site) throw new Error('a contest and a site expected')

it('a draft in which nothing was typed says what it was made of', () => {
  expect(valueIn(draft)).toEqual(amendment)
  expect(readDraft(draft)).toEqual({ amendment })
  expect(changedSections(amendment, draft)).toEqual([])
})

it('what was changed is named by section, whatever the order of the keys', () => {
  expect(changedSections(amendment, { ...draft, limits: { ...draft.limits, dangerM: '1.2' } })).toEqual(['limits'])
  const reordered = OperationAmendment.parse(Object.fromEntries(Object.entries(amendment).toReversed()))
  expect(changedSections(reordered, draft)).toEqual([])
  expect(changedSections(amendment, { ...draft, vulnerability: { ...draft.vulnerability, '64.01': null } })).toEqual([])
})

describe('what is not an amendment', () => {
  it.each<[string, Partial<Draft>, string, string, string]>([
    ['an empty name', { name: ' ' }, 'name', 'missing', ''],
    ['a figure that is none', { limits: { ...draft.limits, watchM: '' } }, 'limits/watchM', 'form', ''],
    ['a factor below one', { widening: { ...draft.widening, high: '0.5' } }, 'widening/high', 'tooSmall', '1'],
    ['too many camps', { contests: [{ ...contest, camps: '21' }] }, 'contests/gubernur/camps', 'tooBig', '20'],
    ['a place that is none', { sites: [{ ...site, place: 'di sana' }] }, 'sites/kpu/place', 'form', ''],
    ['no contest', { contests: [] }, 'contests', 'missing', ''],
    [
      'a date that is none',
      { contests: [{ ...contest, calendar: [{ key: 'new', phase: 'voting', from: '', to: '' }] }] },
      ...(['contests/gubernur/calendar/new/from', 'form', ''] as const),
    ],
  ])('%s is named where it stands', (_, typed, field, what, expected) => {
    expect(problemsOf({ ...draft, ...typed })).toMatchObject([{ field, what, expected }])
  })

  it('what the server finds stands at the entry it means, not at its number', () => {
    const path = ['contests', 0, 'calendar', 1, 'from']
    const found = problemsFrom(draft, [{ path, what: 'notNextDay', expected: '2024-11-24', message: '' }])
    const field = 'contests/gubernur/calendar/1/from'
    expect(found).toEqual([{ field, section: 'contests', what: 'notNextDay', expected: '2024-11-24' }])
    const retention = problemsFrom(draft, [{ path: ['retention', 'tracks'], what: 'keptForEver', message: '' }])
    expect(retention).toMatchObject([{ section: null }])
  })
})

describe('when somebody else was first', () => {
  const mine = { ...draft, name: 'Nama saya', sites: [] }
  it('what was typed stays, what was not touched becomes theirs', () => {
    const theirs = { ...amendment, limits: { ...amendment.limits, dangerM: 900 } }
    const { draft: next, both } = rebased(amendment, mine, theirs)
    expect(both).toEqual([])
    expect(changedSections(theirs, next)).toEqual(['name', 'sites'])
    expect(next.limits.dangerM).toBe('0.9')
  })

  it('what both changed is named, and stays as typed here; the same change is none', () => {
    const theirs = { ...amendment, name: 'Nama mereka', sites: [] }
    const { draft: next, both } = rebased(amendment, mine, theirs)
    expect(both).toEqual(['name'])
    expect(next.name).toBe('Nama saya')
  })
})

it('a new id is one that the schema knows', () => {
  expect(newId('site')).toMatch(/^site-[0-9a-f]{10}$/)
  expect(newId('site')).not.toBe(newId('site'))
})
