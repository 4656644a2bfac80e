import { type Incident, IncidentStatus, isOpenIncident, Severity } from '@jaga-jarak/shared/incident.ts'
import type { MergedPair } from '@jaga-jarak/shared/incident-merge.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anIncident } from '../store/specimens.ts'
import { actOnIncident } from './incident.ts'
import { mergeIncident, putUnder, splitIncident } from './incident-merge.ts'
import { at } from './watch-scene.ts'

const ok = (pair: MergedPair | Refused): MergedPair => {
  if (isRefused(pair)) throw new Error(`${pair.refused} ${pair.detail}`)
  return pair
}
const seen = (report: Incident, lead: Incident, severity: Severity = lead.severity) => ({
  ...{ version: report.version, into: lead.id, intoVersion: lead.version, severity, comment: 'sama' },
})
const back = (report: Incident, lead: Incident) => ({
  ...{ version: report.version, leadVersion: lead.version, comment: 'beda' },
})
/** All of it but what every step changes. */
const content = (incident: Incident) => ({
  ...incident,
  ...{ version: 0, lastStep: null, lastWord: '', waitsSince: null },
})

it('[IN4] a merged report leaves the picture and stands under its lead, which says how grave it is', () => {
  const [report, lead] = [anIncident(1, { severity: 'extreme' }), anIncident(2, { severity: 'minor' })]
  const quiet = ok(mergeIncident(report, lead, seen(report, lead), 'op', at(1)))
  expect(quiet.lead).toMatchObject({ severity: 'minor', severityAlone: 'minor', merged: [report.id], version: 2 })
  expect(quiet.report).toMatchObject({ severity: 'extreme', mergedInto: lead.id, status: 'reported', version: 2 })
  expect([isOpenIncident(quiet.report), isOpenIncident(quiet.lead)]).toEqual([false, true])
  const grave = ok(mergeIncident(report, lead, seen(report, lead, 'extreme'), 'op', at(1)))
  expect(grave.lead.severity).toBe('extreme')
  expect(mergeIncident(report, lead, seen(report, lead, 'severe'), 'op', at(1))).toMatchObject({ refused: 'wrongStep' })
})

it('[IN4] merging a lead brings its reports along; nothing is merged into what is merged', () => {
  const [a, b, c] = [anIncident(1), anIncident(2), anIncident(3)]
  const first = ok(mergeIncident(a, b, seen(a, b), 'op', at(1)))
  const second = ok(mergeIncident(first.lead, c, seen(first.lead, c), 'op', at(2)))
  expect(second.lead.merged).toEqual([b.id, a.id])
  expect(second.report.merged).toEqual([])
  expect(putUnder(first.report, second.lead, 'op', at(2), '')).toMatchObject({ mergedInto: c.id, version: 3 })
  expect(mergeIncident(c, first.report, seen(c, first.report), 'op', at(3))).toMatchObject({ refused: 'isMerged' })
  expect(mergeIncident(first.report, c, seen(first.report, c), 'op', at(3))).toMatchObject({ refused: 'isMerged' })
  expect(mergeIncident(a, a, seen(a, a), 'op', at(3))).toMatchObject({ refused: 'wrongStep' })
  const step = actOnIncident(first.report, { act: 'verify', version: 2, comment: '' }, 'op', at(3))
  expect(step).toMatchObject({ refused: 'isMerged' })
})

it('[IN3] who saw another version of either is told which', () => {
  const [report, lead] = [anIncident(1, { version: 3 }), anIncident(2, { version: 5 })]
  const early = { ...seen(report, lead), version: 2 }
  expect(mergeIncident(report, lead, early, 'op', at(1))).toMatchObject({
    refused: 'changedMeanwhile',
    current: report,
  })
  const late = { ...seen(report, lead), intoVersion: 4 }
  expect(mergeIncident(report, lead, late, 'op', at(1))).toMatchObject({ refused: 'changedMeanwhile', current: lead })
  const pair = ok(mergeIncident(report, lead, seen(report, lead), 'op', at(1)))
  const stale = { ...back(pair.report, pair.lead), leadVersion: 5 }
  expect(splitIncident(pair.report, pair.lead, stale, 'op', at(2))).toMatchObject({ refused: 'changedMeanwhile' })
})

it('[IN4] only what is open is merged, and a report comes back with the status that it had', () => {
  for (const status of IncidentStatus.options) {
    const [report, lead] = [anIncident(1, { status }), anIncident(2)]
    const pair = mergeIncident(report, lead, seen(report, lead), 'op', at(1))
    if (status === 'closed' || status === 'rejected') {
      expect(pair).toMatchObject({ refused: 'wrongStep' })
      continue
    }
    const merged = ok(pair)
    const split = ok(splitIncident(merged.report, merged.lead, back(merged.report, merged.lead), 'op', at(2)))
    expect(split.report).toMatchObject({ status, mergedInto: null, waitsSince: at(2) })
  }
  const alone = anIncident(1)
  expect(splitIncident(alone, anIncident(2), back(alone, anIncident(2)), 'op', at(1))).toMatchObject({
    refused: 'wrongStep',
  })
})

it('[IN4] nothing is lost: whatever is merged in whatever order, splitting all gives all back as they were', () => {
  const one = fc.record({
    severity: fc.constantFrom(...Severity.options),
    status: fc.constantFrom('reported', 'verified', 'assigned', 'contained', 'resolved'),
    note: fc.string({ maxLength: 5 }).map((it) => it.replaceAll(/\p{Cc}/gu, '').trim()),
  })
  const plan = fc.record({
    incidents: fc.array(one, { minLength: 2, maxLength: 6 }),
    merges: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { maxLength: 8 }),
  })
  fc.assert(
    fc.property(plan, ({ incidents, merges }) => {
      const start = incidents.map((some, i) => anIncident(i + 1, some))
      const world = new Map(start.map((it) => [it.id, it]))
      const put = (incident: Incident) => world.set(incident.id, incident)
      for (const [i, j, takesGravest] of merges) {
        const [report, lead] = [world.get(start[i]?.id ?? ('' as never)), world.get(start[j]?.id ?? ('' as never))]
        if (!report || !lead) continue
        const severity = takesGravest ? report.severity : lead.severity
        const pair = mergeIncident(report, lead, seen(report, lead, severity), 'op', at(1))
        if (isRefused(pair)) continue
        for (const id of report.merged) put(putUnder(world.get(id) ?? report, lead, 'op', at(1), ''))
        put(pair.report)
        put(pair.lead)
      }
      for (const { mergedInto, merged } of world.values()) {
        // No chains, and both sides agree.
        expect(mergedInto === null || merged.length === 0).toBe(true)
        for (const id of merged) expect(world.get(id)?.mergedInto).toBeTruthy()
      }
      for (const { id } of start) {
        const report = world.get(id)
        const lead = report?.mergedInto ? world.get(report.mergedInto) : undefined
        if (!report || !lead) continue
        const pair = ok(splitIncident(report, lead, back(report, lead), 'op', epochMs(at(2))))
        put(pair.report)
        put(pair.lead)
      }
      expect([...world.values()].map(content)).toEqual(start.map(content))
    }),
    { seed: 4, numRuns: 300 },
  )
})
