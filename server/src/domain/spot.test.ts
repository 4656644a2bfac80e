import { expect, it } from 'vitest'
import type { Finding } from './findings.ts'
import { SPOT } from './spot.ts'
import { camp, group, heard, playGroups } from './watch-scene.ts'

const seen = (id: string, eastM: number, atS: number, said: string) =>
  heard(id, eastM, atS, { attributes: { [SPOT]: said } })
const groups = [group('a', [camp(1)]), group('b', [camp(2)])]
const encounters = (findings: readonly Finding[]) =>
  findings.flatMap((it) => (it.kind === 'encounter' && it.turn === 'raised' ? [it.certainty] : []))

it('[PX4] an encounter is as sure as the less sure of those who saw its sides; what a tracker measures is observed', () => {
  const raised = (a: string, b: string) => encounters(playGroups(groups, [seen('a', 0, 0, a), seen('b', 900, 0, b)], 5))
  expect(raised('observed', 'observed')).toEqual(['observed'])
  expect(raised('likely', 'observed')).toEqual(['likely'])
  expect(raised('likely', 'possible')).toEqual(['possible'])
  // Whatever stands there that is no word of ours says the least.
  expect(raised('certain!', 'observed')).toEqual(['possible'])
  const measured = { ...heard('a', 0, 0), deviceId: seen('a', 0, 0, '').deviceId }
  expect(encounters(playGroups(groups, [measured, seen('b', 900, 0, 'observed')], 5))).toEqual(['observed'])
})

it.each(['crowd', 'convoy'] as const)(
  '[PX5] [AL6] who becomes less sure of a %s makes what is open less sure',
  (kind) => {
    const a = group('a', [camp(1)], { kind, lengthM: 400 })
    const reports = Array.from({ length: 20 }, (_, i) => {
      const said = { attributes: { [SPOT]: i < 10 ? 'observed' : 'possible' } }
      // Two see it, on their way with it, so that it is no single disc.
      return [
        heard('a', 10 * i, i * 10, said, 'a-1'),
        heard('a', 10 * i - 40, i * 10, said, 'a-2'),
        heard('b', 3_600, i * 10),
      ]
    }).flat()
    const told = playGroups([a, group('b', [camp(2)])], reports, 200).flatMap((it) =>
      it.kind === 'encounter' ? [`${it.turn} ${it.certainty}`] : [],
    )
    expect(told).toEqual(['raised observed', 'certaintyChanged possible'])
    const one = playGroups(
      [a, group('b', [camp(2)])],
      reports.filter((it) => it.deviceId !== 'a-2'),
      200,
    )
    expect(one.flatMap((it) => (it.kind === 'encounter' ? [`${it.turn} ${it.certainty}`] : []))).toEqual(told)
  },
)

it('[AL1] who tells once what they see promises no other report: silence after it is no gap', () => {
  const gaps = (all: Parameters<typeof playGroups>[1]) =>
    playGroups([group('a', [camp(1)])], all, 700).filter(({ kind }) => kind === 'coverageGap')
  expect(gaps([seen('a', 0, 0, 'observed')])).toEqual([])
  expect(gaps([heard('a', 0, 0)]).map(({ turn }) => turn)).toEqual(['raised'])
})
