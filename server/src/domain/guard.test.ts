import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Site } from '@jaga-jarak/shared/site.ts'
import { expect, it } from 'vitest'
import type { Finding } from './findings.ts'
import { createRulebook } from './rulebook.ts'
import { camp, driven, ground, group, placeAt, playGroups, T0 } from './watch-scene.ts'

const site = (kind: string, over = {}) =>
  Site.parse({
    id: `the-${kind.toLowerCase()}`,
    kind,
    name: kind,
    position: placeAt(0, 0),
    accuracyM: 10,
    region: '64.08',
    ...over,
  })
const bookOf = (sites: Site[], phase = 'voting') =>
  createRulebook(
    ground({
      sites,
      contests: ground().contests.map((it) => ({
        ...it,
        calendar: [{ phase: phase as 'voting', from: epochMs(0), until: null }],
      })),
    }),
  )
const visits = (findings: readonly Finding[]) =>
  findings.flatMap((it) => (it.kind === 'siteApproach' ? [`${it.turn} ${it.evidence.ring}`] : []))
const A = group('a', [camp(1)])
/** To the site and away again, 10 m/s. */
const there = driven('a', (s) => [s <= 400 ? -4_000 + 10 * s : -10 * (s - 400), 0], 900)

it('[PH4] a group inside the outer, then the inner ring, and out again beyond the hysteresis, each once', () => {
  const findings = playGroups([A], there, 900, bookOf([site('kpu')]))
  expect(visits(findings)).toEqual(['raised outer', 'worsened inner', 'eased outer', 'cleared outer'])
  const [first] = findings.filter((it) => it.kind === 'siteApproach')
  expect(first).toMatchObject({
    turn: 'raised',
    certainty: 'observed',
    evidence: { rule: 'PH4', limitM: 2_000, siteId: 'the-kpu' },
  })
})

it.each([
  ['kpu', 500, 2_000],
  ['bawaslu', 500, 2_000],
  ['ballotStore', 300, 1_000],
  ['candidateHome', 500, 1_000],
])('[PH4] rings of %s are %d and %d m', (kind, inner, outer) => {
  const ringAt = (metres: number) =>
    visits(
      playGroups(
        [A],
        driven('a', () => [metres, 0], 20),
        20,
        bookOf([site(kind)]),
      ),
    )
  expect([inner - 5, inner + 5, outer - 5, outer + 5].map(ringAt)).toEqual([
    ['raised inner'],
    ['raised outer'],
    ['raised outer'],
    [],
  ])
})

it.each(['campaign', 'quietPeriod', 'settled'])('[PH4] in %s no site is guarded', (phase) => {
  expect(visits(playGroups([A], there, 900, bookOf([site('kpu')], phase)))).toEqual([])
})

it.each(['voting', 'recapitulation', 'resultDispute'])(
  '[PH4] in %s a group of any camp, or of none, is seen',
  (phase) => {
    for (const camps of [[camp(1)], [camp(2)], []]) {
      expect(visits(playGroups([group('a', camps)], there, 400, bookOf([site('kpu')], phase)))).toEqual([
        'raised outer',
        'worsened inner',
      ])
    }
  },
)

it("[PH4] a candidate's home is guarded from the other camps, not from its own", () => {
  const book = bookOf([site('candidateHome', { camp: camp(1) })])
  expect(visits(playGroups([A], there, 400, book))).toEqual([])
  expect(visits(playGroups([group('a', [camp(2)])], there, 400, book))).toEqual(['raised outer', 'worsened inner'])
})

it('[PH4] the police post has no ring; a place known badly makes the alert possible, not observed', () => {
  expect(visits(playGroups([A], there, 400, bookOf([site('police')])))).toEqual([])
  const findings = playGroups([A], there, 400, bookOf([site('kpu', { accuracyM: 3_000 })]))
  const vague = findings.find((it) => it.kind === 'siteApproach')
  expect(vague).toMatchObject({ kind: 'siteApproach', certainty: 'possible' })
})

it('[PX5] a group that is lost at a site stays there as unknown', () => {
  const near = driven('a', () => [300, 0], 20)
  const findings = playGroups([A], near, 400, bookOf([site('kpu')]))
  expect(visits(findings)).toEqual(['raised inner', 'lostContact inner'])
})

it('[PH4] the guard ends with the phase', () => {
  const contests = ground().contests.map((it) => ({
    ...it,
    calendar: [
      { phase: 'voting' as const, from: epochMs(0), until: epochMs(T0 + 60_000) },
      { phase: 'settled' as const, from: epochMs(T0 + 60_000), until: null },
    ],
  }))
  const book = createRulebook(ground({ sites: [site('kpu')], contests }))
  expect(
    visits(
      playGroups(
        [A],
        driven('a', () => [300, 0], 100),
        100,
        book,
      ),
    ),
  ).toEqual(['raised inner', 'cleared inner'])
})
