import type { LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { type Incident, IncidentCommand } from '@jaga-jarak/shared/incident.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import { expect, it } from 'vitest'
import { anIncident } from '../store/specimens.ts'
import { turnAlert } from './alert.ts'
import { actOnIncident } from './incident.ts'
import { judgeDeadline } from './incident-due.ts'
import { mergeIncident, splitIncident } from './incident-merge.ts'
import { incidentStory } from './incident-story.ts'
import { at } from './watch-scene.ts'

it('[IN1] [IN4] [IN5] tells each deed by what changed, and nothing of other incidents', () => {
  const entries: LogEntry[] = []
  const tell = (event: WorldEvent, by: string | null = 'op'): number =>
    entries.push({ seq: seq(entries.length + 1), at: at(entries.length), by, event })
  let incident: Incident = anIncident(1)
  tell({ type: 'IncidentReported', incident })
  const overdue = judgeDeadline(incident, undefined, [], at(600))
  const alert = overdue && turnAlert(undefined, overdue, null)
  if (!alert) throw new Error('an alert expected')
  tell({ type: 'AlertRaised', alert: alert.alert }, null)
  const step = (some: object): void => {
    const next = actOnIncident(incident, IncidentCommand.parse({ version: incident.version, ...some }), 'op', at(1))
    if (isRefused(next)) throw new Error(next.refused)
    incident = next
    tell({ type: 'IncidentMoved', incident })
  }
  step({ act: 'verify', comment: 'benar' })
  tell({ type: 'AlertCleared', alert: { ...alert.alert, turn: 'cleared' } }, null)
  step({ act: 'assign', assignee: 'Patroli 2' })
  step({ act: 'link', alertId: null, rallyId: 'r', groupIds: [], siteIds: [] })
  step({ act: 'handOver', to: 'bawaslu', recipient: 'Panwascam', receipt: '7/B' })
  step({ act: 'endHandOver', to: 'bawaslu', receipt: '7/B', outcome: 'diteruskan' })
  const other = anIncident(2)
  tell({ type: 'IncidentReported', incident: other })
  const wanted = { version: other.version, into: incident.id, intoVersion: incident.version, comment: '' }
  const pair = mergeIncident(other, incident, { ...wanted, severity: 'severe' }, 'op', at(2))
  if (isRefused(pair)) throw new Error(pair.refused)
  tell({ type: 'IncidentMoved', incident: pair.lead })
  tell({ type: 'IncidentMoved', incident: pair.report })
  const versions = { version: pair.report.version, leadVersion: pair.lead.version, comment: '' }
  const split = splitIncident(pair.report, pair.lead, versions, 'op', at(3))
  if (isRefused(split)) throw new Error(split.refused)
  tell({ type: 'IncidentMoved', incident: split.lead })
  tell({ type: 'IncidentMoved', incident: split.report })
  const told = incidentStory(incident.id, entries)
  expect(told.map(({ deed }) => deed)).toEqual([
    ...['reported', 'overdue', 'verified', 'assigned', 'linked', 'handedOver', 'handOverEnded', 'tookIn', 'gaveBack'],
  ])
  expect(told.map(({ by }) => by)).toEqual(['op', null, ...Array(7).fill('op')])
  expect(told[2]).toMatchObject({ word: 'benar', status: 'verified' })
  expect(told[7]?.others).toEqual([other.id])
  expect(incidentStory(other.id, entries).map(({ deed }) => deed)).toEqual(['reported', 'mergedInto', 'splitOff'])
})
