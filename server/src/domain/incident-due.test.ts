import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { type Incident, IncidentDraft, IncidentStatus, Severity } from '@jaga-jarak/shared/incident.ts'
import { VERIFY_MS } from '@jaga-jarak/shared/incident-deadline.ts'
import { epochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acknowledgeAlert, closeAlert, turnAlert } from './alert.ts'
import { turnInTime } from './alert-due.ts'
import { shelveAlert } from './alert-shelf.ts'
import { actOnIncident, reportIncident } from './incident.ts'
import { judgeDeadline } from './incident-due.ts'
import { at, camp } from './watch-scene.ts'

const MINUTE_MS = 60_000
const LIMITS = { extreme: 2, severe: 5, moderate: 15, minor: 60, unknown: 15 }
const reported = (severity: Severity): Incident =>
  reportIncident(
    IncidentDraft.parse({
      id: '3f1c2f9e-8f0a-4c58-9d5e-0a5d4a2a7c11',
      category: 'clash',
      severity,
      position: { lon: 117.5, lat: 0.5 },
    }),
    { place: null, by: 'admin', at: at(0) },
  )
const after = (ms: number) => epochMs(at(0) + ms)

/** What the alert about an incident is after it was looked at. */
function look(incident: Incident, alert: Alert | undefined, ms: number): Alert | undefined {
  const finding = judgeDeadline(incident, alert, [camp(1)], after(ms))
  return finding === null ? alert : (turnAlert(alert, finding, null)?.alert ?? alert)
}

it('[IN5] raises exactly at the limit of each severity, unknown as moderate', () => {
  for (const severity of Severity.options) {
    const limitMs = LIMITS[severity] * MINUTE_MS
    expect(VERIFY_MS[severity]).toBe(limitMs)
    const incident = reported(severity)
    expect(look(incident, undefined, limitMs - 1)).toBeUndefined()
    expect(look(incident, undefined, limitMs)).toMatchObject({
      id: `incidentRaised:${incident.id}@${after(limitMs)}`,
      subjects: [incident.id],
      severity: severity === 'unknown' ? 'moderate' : severity,
      turn: 'raised',
      cleared: null,
      evidence: {
        rule: 'IN5',
        category: 'clash',
        severity,
        reportedAt: at(0),
        limitS: limitMs / 1_000,
        camps: [camp(1)],
      },
    })
  }
})

it('[IN5] the machine clears it once nobody is waited for, and only then', () => {
  const alert = look(reported('severe'), undefined, 5 * MINUTE_MS)
  for (const status of IncidentStatus.options) {
    const seen = look({ ...reported('severe'), status }, alert, 6 * MINUTE_MS)
    if (status === 'reported') expect(seen).toBe(alert)
    else expect(seen).toMatchObject({ turn: 'cleared', cleared: { at: after(6 * MINUTE_MS), by: null } })
  }
  const merged = { ...reported('severe'), mergedInto: IncidentId.parse('3f1c2f9e-8f0a-4c58-9d5e-0a5d4a2a7c12') }
  expect(look(merged, alert, 6 * MINUTE_MS)).toMatchObject({ turn: 'cleared' })
})

it('[IN5] opened again it has its whole time again', () => {
  const rejected: Incident = { ...reported('extreme'), status: 'rejected' }
  const opened = actOnIncident(rejected, { act: 'reopen', version: 1, reason: 'x' }, 'admin', after(60 * MINUTE_MS))
  if (isRefused(opened)) throw new Error(opened.refused)
  expect(look(opened, undefined, 62 * MINUTE_MS - 1)).toBeUndefined()
  expect(look(opened, undefined, 62 * MINUTE_MS)).toMatchObject({ turn: 'raised' })
})

it('[IN5] [AL3] a graver incident worsens its alert, and what was said to it before no longer covers it', () => {
  const alert = look(reported('severe'), undefined, 5 * MINUTE_MS)
  if (!alert) throw new Error('an alert expected')
  const seen = acknowledgeAlert(alert, { version: 1, comment: '' }, 'op-1', after(6 * MINUTE_MS))
  if (isRefused(seen)) throw new Error(seen.refused)
  const worse = look({ ...reported('extreme') }, seen, 7 * MINUTE_MS)
  expect(worse).toMatchObject({ turn: 'worsened', severity: 'extreme', acknowledged: null })
})

it('[IN5] nobody closes it by hand; [AL4] nobody puts an extreme one aside', () => {
  const alert = look(reported('extreme'), undefined, 2 * MINUTE_MS)
  if (!alert) throw new Error('an alert expected')
  expect(closeAlert(alert, { version: 1, reason: 'x' }, 'op-1', after(0))).toMatchObject({ refused: 'wrongStep' })
  const aside = shelveAlert(alert, { version: 1, minutes: 5, reason: 'x' }, 'op-1', after(0))
  expect(aside).toMatchObject({ refused: 'wrongStep' })
})

it('[IN5] whenever it is looked at: open exactly while it is reported, not merged and overdue, at most one change a look', () => {
  const steps = fc.array(
    fc.record({
      ms: fc.integer({ min: 0, max: 40 * MINUTE_MS }),
      status: fc.constantFrom(...IncidentStatus.options),
      severity: fc.constantFrom(...Severity.options),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(steps, (looks) => {
      let [alert, now]: [Alert | undefined, number] = [undefined, 0]
      for (const { ms, status, severity } of looks) {
        now += ms
        const incident = { ...reported(severity), status }
        alert = look(incident, alert, now)
        const isDue = status === 'reported' && now >= LIMITS[severity] * MINUTE_MS
        expect(alert !== undefined && alert.cleared === null).toBe(isDue)
        expect(look(incident, alert, now)).toBe(alert)
      }
    }),
    { seed: 5, numRuns: 300 },
  )
})

it('[IN5] [AL5] what is overdue goes to the commander five minutes later, however little grave; extreme after two', () => {
  for (const [severity, minutes] of [
    ...[['extreme', 2] as const, ['severe', 5] as const],
    ...[['moderate', 5] as const, ['minor', 5] as const, ['unknown', 5] as const],
  ]) {
    const limitMs = LIMITS[severity] * MINUTE_MS
    const alert = look(reported(severity), undefined, limitMs)
    if (!alert) throw new Error('an alert expected')
    expect(turnInTime(alert, after(limitMs + minutes * MINUTE_MS - 1))).toBeNull()
    expect(turnInTime(alert, after(limitMs + minutes * MINUTE_MS))).toMatchObject({ turn: 'escalated' })
  }
})
