import { type Incident, IncidentCommand, IncidentStatus } from '@jaga-jarak/shared/incident.ts'
import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import { expect, it } from 'vitest'
import { anIncident } from '../store/specimens.ts'
import { actOnIncident } from './incident.ts'
import { at } from './watch-scene.ts'

const act = (incident: Incident, some: object): Incident | Refused =>
  actOnIncident(incident, IncidentCommand.parse({ version: incident.version, ...some }), 'op', at(1))
const ok = (it: Incident | Refused): Incident => {
  if (isRefused(it)) throw new Error(it.refused)
  return it
}
const given = { act: 'handOver', to: 'police', recipient: 'Polres Kutim', receipt: 'LP/12' }

it('[IN1] a hand-over is a fact beside the status: from assigned or contained, and the status stays', () => {
  for (const status of IncidentStatus.options) {
    const after = act(anIncident(1, { status }), given)
    if (status !== 'assigned' && status !== 'contained') expect(after).toMatchObject({ refused: 'wrongStep' })
    else {
      expect(after).toMatchObject({
        ...{ status, version: 2 },
        handOvers: [{ to: 'police', recipient: 'Polres Kutim', receipt: 'LP/12', at: at(1), by: 'op', ended: null }],
      })
    }
  }
})

it('its end is recorded once, also after the incident is resolved; the same receipt is not given twice', () => {
  const handed = ok(act(anIncident(1, { status: 'contained' }), given))
  expect(act(handed, given)).toMatchObject({ refused: 'alreadySet' })
  expect(ok(act(handed, { ...given, to: 'bawaslu' })).handOvers).toHaveLength(2)
  const end = { act: 'endHandOver', to: 'police', receipt: 'LP/12', outcome: 'SP3' }
  const ended = ok(act({ ...handed, status: 'resolved' }, end))
  expect(ended).toMatchObject({ status: 'resolved', lastWord: 'SP3', handOvers: [{ ended: { outcome: 'SP3' } }] })
  expect(act(ended, end)).toMatchObject({ refused: 'alreadyClosed' })
  expect(act(handed, { ...end, receipt: 'LP/13' })).toMatchObject({ refused: 'notFound' })
})

it('[IN3] links are told whole, each once, and guarded by the version', () => {
  const links = { alertId: null, rallyId: 'r-1', groupIds: ['g-1', 'g-1', 'g-2'], siteIds: ['s-1'] }
  const linked = ok(act(anIncident(1), { act: 'link', ...links, comment: 'sekitar rapat' }))
  expect(linked).toMatchObject({ rallyId: 'r-1', groupIds: ['g-1', 'g-2'], siteIds: ['s-1'], status: 'reported' })
  expect(act({ ...linked, version: 3 }, { act: 'link', version: 2, ...links })).toMatchObject({
    refused: 'changedMeanwhile',
  })
})
