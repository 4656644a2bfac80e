import { Alert } from '@jaga-jarak/shared/alert.ts'
import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { expect, it } from 'vitest'
import { draftOfAlert } from './draft-of-alert.ts'

const alert = (evidence: object) =>
  Alert.parse({
    ...{ id: 'alert-1', subjects: ['g-1'], severity: 'severe', urgency: 'immediate', certainty: 'observed' },
    ...{ raisedAt: 1_000, turn: 'raised', turnedAt: 2_000, cleared: null, acknowledged: null, version: 1 },
    evidence: { decidedAt: 1_000, place: null, ...evidence },
  })
const side = (groupId: string, lon: number) => ({
  ...{ groupId, camps: [], position: { lon, lat: 0 }, ageS: 0, accuracyM: null, speedMps: null, radiusM: 0, reachM: 0 },
  ...{ freshness: 'fresh', lengthM: 0, nearest: null },
})
const CASES = [
  {
    evidence: {
      ...{ kind: 'encounter', rule: 'PX4', band: 'warning', limitM: 3_000, leaveLimitM: 3_450, rangeM: 2_000 },
      ...{ approach: 'closing', closingMps: 1, contests: [{ contestId: 'gubernur', phase: null }], basis: 'measured' },
      sides: [side('g-1', 117), side('g-2', 118)],
    },
    position: { lon: 117.5, lat: 0 },
    links: { rallyId: null, groupIds: ['g-1', 'g-2'], siteIds: [] },
  },
  {
    evidence: {
      ...{ kind: 'siteApproach', rule: 'PH4', siteId: 'kpu-1', siteKind: 'kpu', siteName: 'KPU', siteAccuracyM: 5 },
      ...{ sitePosition: { lon: 117.2, lat: 0 }, ring: 'inner', limitM: 500, leaveLimitM: 600, rangeM: 100 },
      ...{ contests: [], side: side('g-1', 117) },
    },
    position: { lon: 117.2, lat: 0 },
    links: { rallyId: null, groupIds: ['g-1'], siteIds: ['kpu-1'] },
  },
  {
    evidence: {
      ...{ kind: 'coverageGap', rule: 'AL1', groupId: null, rallyId: 'r-1', camps: [], lastFixedAt: null, limitS: 300 },
      lastPosition: { lon: 117.3, lat: 0 },
    },
    position: { lon: 117.3, lat: 0 },
    links: { rallyId: 'r-1', groupIds: [], siteIds: [] },
  },
]

it('[IN2] [AL6] an incident opened from an alert has its place, time, severity and all that it names', () => {
  for (const { evidence, position, links } of CASES) {
    const draft = draftOfAlert(alert(evidence))
    const wanted = { position, happenedAt: 2_000, severity: 'severe', links: { alertId: 'alert-1', ...links } }
    expect(draft).toEqual(wanted)
    const { links: linked, ...rest } = draft
    const id = '00000000-0000-4000-8000-000000000001'
    expect(IncidentDraft.safeParse({ id, category: 'other', ...rest, ...linked }).success).toBe(true)
  }
})
