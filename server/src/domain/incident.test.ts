import {
  INCIDENT_STEPS,
  type Incident,
  IncidentCommand,
  IncidentDraft,
  IncidentStatus,
} from '@jaga-jarak/shared/incident.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import { expect, it } from 'vitest'
import { actOnIncident, reportIncident } from './incident.ts'
import { at } from './watch-scene.ts'

const draft = IncidentDraft.parse({
  id: '3f1c2f9e-8f0a-4c58-9d5e-0a5d4a2a7c11',
  category: 'clash',
  severity: 'severe',
  position: { lon: 117.5, lat: 0.5 },
})
const reported = reportIncident(draft, { place: null, by: 'admin', at: at(0) })
const ALLOWED: Record<string, string> = {
  'reported verify': 'verified',
  'verified assign': 'assigned',
  'assigned contain': 'contained',
  'contained resolve': 'resolved',
  'resolved close': 'closed',
  'reported reject': 'rejected',
  'verified reject': 'rejected',
  'closed reopen': 'reported',
  'rejected reopen': 'reported',
}
const command = (act: string, version = 1): IncidentCommand =>
  IncidentCommand.parse({ act, version, assignee: 'Polres', reason: 'because' })

it('[IN1] exactly these steps, nothing else', () => {
  for (const status of IncidentStatus.options) {
    for (const act of Object.keys(INCIDENT_STEPS)) {
      const after = actOnIncident({ ...reported, status }, command(act), 'admin', at(1))
      const wanted = ALLOWED[`${status} ${act}`]
      if (wanted === undefined) expect(after).toMatchObject({ refused: 'wrongStep' })
      else expect(after).toMatchObject({ status: wanted, version: 2, lastStep: { by: 'admin', at: at(1) } })
    }
  }
})

it('[IN3] the second of two operators is told who changed what', () => {
  const verified = actOnIncident(reported, command('verify'), 'first', at(1))
  if (isRefused(verified)) throw new Error(verified.refused)
  expect(actOnIncident(verified, command('reject', 1), 'second', at(2))).toEqual({
    refused: 'changedMeanwhile',
    detail: 'first: verified',
    current: verified,
  })
})

it('the whole way from reported to closed and back', () => {
  let incident: Incident = reported
  for (const act of ['verify', 'assign', 'contain', 'resolve', 'close', 'reopen']) {
    const next = actOnIncident(incident, command(act, incident.version), 'admin', at(1))
    if (isRefused(next)) throw new Error(next.refused)
    incident = next
  }
  expect(incident).toMatchObject({ status: 'reported', assignee: null, lastWord: 'because', version: 7 })
})
