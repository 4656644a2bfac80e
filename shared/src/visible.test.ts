import { describe, expect, it } from 'vitest'
import type { RouteName } from './api.ts'
import { FeedEntry, type LogEntry, WorldEvent } from './feed.ts'
import { sensitivePaths } from './hide-fields.ts'
import { EVENT_READERS, FIELD_READERS, ROUTE_ACCESS } from './matrix.ts'
import { epochMs, FieldKind, seq } from './primitives.ts'
import { KemendagriCode } from './region.ts'
import { Role, reaches } from './roles.ts'
import { entryFor, mayRead, peopleFor } from './visible.ts'

const code = (text: string) => KemendagriCode.parse(text)
const HERE = [code('64.08')]
const place = { regency: { code: code('64.08'), name: 'Kutai Timur' }, district: null }
const incident = {
  ...{ id: '00000000-0000-4000-8000-000000000001', category: 'clash', severity: 'severe' },
  ...{ position: { lon: 117, lat: 0 }, happenedAt: 1, reportedAt: 1, reportedBy: 'usr-1', place, status: 'assigned' },
  ...{ assignee: 'PETUGAS', note: 'CATATAN', lastWord: 'CATATAN', lastStep: { by: 'usr-1', at: 1 }, version: 3 },
}
const alert = {
  ...{ id: 'a', subjects: ['g'], severity: 'minor', urgency: 'immediate', certainty: 'observed', raisedAt: 1 },
  ...{ turn: 'acknowledged', turnedAt: 2, cleared: null, version: 2, regions: ['64.08'] },
  acknowledged: { at: 2, by: 'usr-1', comment: 'CATATAN' },
  evidence: {
    ...{ kind: 'coverageGap', rule: 'PX5', groupId: 'g', camps: [], lastPosition: { lon: 117, lat: 0 }, place },
    ...{ lastFixedAt: null, limitS: 300, decidedAt: 1 },
  },
}
const entry = (event: unknown): LogEntry => ({
  seq: seq(7),
  at: epochMs(5),
  by: 'usr-1',
  event: WorldEvent.parse(event),
})
const types = WorldEvent.options.map((option) => option.shape.type.value)

describe('an event reaches those whom the matrix names', () => {
  it.each(types)('%s', (type) => {
    const photoId = '00000000-0000-4000-8000-000000000009'
    const isOfIncident = /^(Incident|Photo)/.test(type)
    const bound = isOfIncident ? { type, incident, photoId } : type.startsWith('Alert') ? { type, alert } : null
    const readers = EVENT_READERS[type]
    expect(readers.where === 'reach').toBe(bound !== null)
    for (const role of Role.options) {
      // Of an event that is not read by regency only the type decides; its content is for the schemas to test.
      const event = bound === null ? ({ type } as WorldEvent) : WorldEvent.parse(bound)
      const seen = [null, HERE, [code('64.71')]].map((reach) => mayRead({ role, reach }, event))
      const isReader = readers.roles.includes(role)
      expect([role, seen]).toEqual([
        role,
        [isReader, isReader && readers.where !== 'province', isReader && readers.where === 'anywhere'],
      ])
    }
  })
})

/** The route that hands out what an event tells, where there is one; the picture of groups, rallies and orders has none. */
const SAME_AS: Partial<Record<WorldEvent['type'], RouteName>> = {
  ...{ DeviceRegistered: 'listDevices', DeviceChanged: 'listDevices', DeviceTokenChanged: 'rotateDevice' },
  ...{ DeviceErased: 'listDevices', DisplayRegistered: 'listDisplays', DisplayRevoked: 'listDisplays' },
  ...{ DisplayTokenChanged: 'listDisplays', PersonAdded: 'listPeople', PersonChanged: 'listPeople' },
  ...{ PersonErased: 'listPeople', CredentialChanged: 'listPeople', SessionOpened: 'listSessions' },
  ...{ SessionEnded: 'listSessions', SignInFailed: 'readTrail', RetentionRun: 'retentionProgress' },
  ...{ ServerStarted: 'readSystem', ScreensChanged: 'readTrail', DataRead: 'readTrail', PlanRefused: 'readTrail' },
  OperationChanged: 'readOperation',
  ...{ NotifyRuleChanged: 'readNotifications', NotificationTested: 'readNotifications' },
  ...{ DeliveryRetried: 'readNotifications', PushChanged: 'listPeople' },
  IndexSetImported: 'listIndexSets',
  ...{ SourceRegistered: 'listSources', SourceChanged: 'listSources', SourceTokenChanged: 'listSources' },
}
const STRICT = ['anywhere', 'reach', 'province'] as const

it.each(types)('%s: no screen is told what a door would refuse the same viewer', (type) => {
  const readers = EVENT_READERS[type]
  const name = SAME_AS[type]
  if (name === undefined) {
    const isPicture = /^(Group|Rally|Order|Phase|Incident|Photo|Alert)/.test(type)
    expect(isPicture, 'an event that is no part of the picture has a route').toBe(true)
    return
  }
  const access = ROUTE_ACCESS[name]
  if (typeof access === 'string') throw new Error(`${name} is open`)
  expect(access.roles).toEqual(expect.arrayContaining([...readers.roles]))
  expect(STRICT.indexOf(readers.where)).toBeGreaterThanOrEqual(STRICT.indexOf(access.where))
})

it('who may not read an entry gets its number and nothing else', () => {
  const told = entryFor({ role: 'field', reach: null }, entry({ type: 'IncidentMoved', incident }))
  expect(told).toEqual({ seq: 7, at: 5, by: null, event: { type: 'Withheld' } })
})

it('names of officers stay with those who plan and operate, free words off the walls', () => {
  for (const role of Role.options) {
    for (const event of [
      { type: 'IncidentMoved', incident },
      { type: 'AlertAcknowledged', alert },
    ]) {
      const told = entryFor({ role, reach: null }, entry(event))
      const text = JSON.stringify(told)
      expect([role, FeedEntry.safeParse(told).success]).toEqual([role, true])
      if (!FIELD_READERS.officer.includes(role)) expect([role, text.includes('PETUGAS')]).toEqual([role, false])
      if (role === 'display') expect(text).not.toContain('CATATAN')
      if (role === 'observer') expect(text).toContain('CATATAN')
    }
    const [named] = peopleFor({ role, reach: null }, [{ id: 'usr-1', duty: 'Operator 1', name: 'NAMA' }])
    const knows = FIELD_READERS.officer.includes(role)
    expect([role, named?.name]).toEqual([role, knows ? 'NAMA' : null])
    expect(named?.duty).toBe('Operator 1')
  }
})

it('a field that somebody may not know can be left out of every event that he reads', () => {
  for (const option of WorldEvent.options) {
    const type = option.shape.type.value
    for (const { path, kind, blank } of sensitivePaths(option)) {
      const blind = EVENT_READERS[type].roles.filter((role) => !FIELD_READERS[kind].includes(role))
      if (blind.length > 0) expect([type, path.join('.'), blank]).not.toEqual([type, path.join('.'), undefined])
    }
  }
  expect(FieldKind.options).toEqual(Object.keys(FIELD_READERS))
})

it('no event that walls or observers read holds the id of a tracker', () => {
  for (const option of WorldEvent.options) {
    const kinds = sensitivePaths(option).map(({ kind }) => kind)
    const readers = EVENT_READERS[option.shape.type.value].roles
    if (readers.includes('observer') || readers.includes('display')) expect(kinds).not.toContain('device')
  }
})

it("an alert that lies in no regency is kept from nobody, an incident is the province's", () => {
  const bound = { role: 'operator' as const, reach: HERE }
  expect(mayRead(bound, WorldEvent.parse({ type: 'AlertTurned', alert: { ...alert, regions: [] } }))).toBe(true)
  expect(mayRead(bound, WorldEvent.parse({ type: 'IncidentMoved', incident: { ...incident, place: null } }))).toBe(
    false,
  )
})

it('[IN5] the alert of an incident is read by whoever reads the incident, wherever it lies', () => {
  const evidence = {
    ...{ kind: 'incidentRaised', rule: 'IN5', incidentId: incident.id, category: 'clash', severity: 'severe' },
    ...{ reportedAt: 1, waitsSince: 1, limitS: 300, camps: [], position: { lon: 117, lat: 0 }, decidedAt: 1 },
  }
  for (const place of [incident.place, null]) {
    const regions = place === null ? [] : [place.regency.code]
    const its = WorldEvent.parse({
      type: 'AlertRaised',
      alert: { ...alert, regions, evidence: { ...evidence, place } },
    })
    const told = WorldEvent.parse({ type: 'IncidentMoved', incident: { ...incident, place } })
    for (const role of Role.options) {
      for (const reach of [null, HERE, [code('64.71')]]) {
        expect(mayRead({ role, reach }, its)).toBe(mayRead({ role, reach }, told))
      }
    }
  }
})

it('a regency reaches its districts and not its neighbour of a like number', () => {
  expect(reaches([code('64')], [code('64.08')])).toBe(true)
  expect(reaches([code('64.08')], [code('64.08.04')])).toBe(true)
  expect(reaches([code('64.08')], [code('64')])).toBe(false)
  expect(reaches([code('64.08')], [])).toBe(false)
  expect(reaches(null, [])).toBe(true)
})
