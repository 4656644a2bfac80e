import { resolve } from 'node:path'
import { Fix } from '@jaga-jarak/shared/position.ts'
import { DeviceId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import type { PredictionFinding } from '../domain/findings.ts'
import { geodesicM } from '../domain/geodesy.ts'
import { createRulebook } from '../domain/rulebook.ts'
import { createWatch, type Finding, type Heard } from '../domain/watch.ts'
import { readOperation } from '../operation/read-operation.ts'
import { measure } from './phone.ts'
import { readScenario } from './read-scenario.ts'
import { spreadGroups } from './scenario.ts'
import { seeded } from './travel.ts'

const BEGIN = Date.UTC(2024, 10, 23, 6, 30)

/** The day as the watch hears it: every phone of the scenario, no network in between. */
function playDay(name: string): Finding[] {
  const day = readScenario(name)
  const random = seeded(day.seed)
  const operation = readOperation(resolve(import.meta.dirname, '../../operations/kaltim-2024.yaml'))
  const watch = createWatch(createRulebook(operation))
  const reports: Heard[] = []
  for (const [i, { at: _at, legs: _legs, phones, copies: _copies, ...draft }] of spreadGroups(day).entries()) {
    const groupId = GroupId.parse(`g-${i}`)
    watch.setGroup({ ...draft, id: groupId, no: i + 1, status: 'watched', version: 1 })
    const group = spreadGroups(day)[i]
    for (const [j, phone] of phones.entries()) {
      const deviceId = DeviceId.parse(`d-${i}-${j}`)
      for (const fix of group ? measure(group, phone, day.durationS, random) : []) {
        const fixedAt = epochMs(Math.round(BEGIN + fix.atS * 1_000))
        const report = { ...Fix.parse({ ...fix, fixedAt }), deviceId, receivedAt: fixedAt }
        reports.push({ groupId, deviceId, intervalS: phone.intervalS, report })
      }
    }
  }
  return watch.run(reports, epochMs(BEGIN + day.durationS * 1_000))
}

it('[PX8] [PX9] the grand rally day: the meeting on the way home is foretold five minutes before, within 500 m', () => {
  const findings = playDay('grand-rally-day')
  const pair = ['g-2', 'g-3']
  const danger = findings.find(
    (it) => it.kind === 'encounter' && it.evidence.band === 'danger' && it.subjects.join() === pair.join(),
  )
  if (danger?.kind !== 'encounter') throw new Error('the convoys come into danger')
  const [a, b] = danger.evidence.sides
  if (!a.nearest || !b.nearest) throw new Error('both have a nearest point')
  const middle = { lon: (a.nearest.lon + b.nearest.lon) / 2, lat: (a.nearest.lat + b.nearest.lat) / 2 }
  const foretold = findings.filter(
    (it): it is PredictionFinding => it.kind === 'predictedEncounter' && it.subjects.join() === pair.join(),
  )
  const before = foretold.filter((it) => it.at <= danger.at - 300_000)
  const standing = before.at(-1)
  const reach = standing?.evidence.reaches.at(-1)
  if (!standing || !reach) throw new Error('foretold five minutes before')
  expect(before.some((it) => it.turn === 'raised')).toBe(true)
  expect(standing.evidence.basis).toBe('route')
  expect(geodesicM(reach.position, middle)).toBeLessThan(500)
  expect(danger.at).toBeGreaterThanOrEqual(standing.evidence.window.from)
  expect(danger.at).toBeLessThanOrEqual(standing.evidence.window.until)
  expect(foretold.at(-1)?.turn).toBe('cameTrue')
})

it('the quiet day: nothing is found and nothing is foretold', () => {
  expect(playDay('quiet-day')).toEqual([])
})
