import type { Alert, AlertTurn } from '@jaga-jarak/shared/alert.ts'
import type { LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { alertId, DisplayId, epochMs, SessionId, seq } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import type { Role } from '@jaga-jarak/shared/roles.ts'
import { type OpenScreen, ScreenId } from '@jaga-jarak/shared/screen.ts'
import { expect, it } from 'vitest'
import { anAlert, T0 } from '../store/specimens.ts'
import { alertStory } from './alert-story.ts'

const HERE = '64.08'
const ID = alertId('coverageGap:group-1@1')
const alert = (turn: AlertTurn, some: object = {}): Alert =>
  anAlert(ID, 'group-1', { raisedAt: T0, turn, regions: [HERE], ...some })

const screen = (id: string, role: Role = 'operator', reach: string[] | null = null, name = id): OpenScreen => ({
  screenId: ScreenId.parse(id),
  sessionId: SessionId.parse(`ses-${id}`),
  ...(role === 'display' ? { personId: null, displayId: DisplayId.parse(name) } : { personId: name, displayId: null }),
  role,
  reach: reach?.map((code) => KemendagriCode.parse(code)) ?? null,
})
const opened = (...screens: OpenScreen[]): WorldEvent => ({ type: 'ScreensChanged', opened: screens, closed: [] })
const closed = (...ids: string[]): WorldEvent => ({
  type: 'ScreensChanged',
  opened: [],
  closed: ids.map((id) => ScreenId.parse(id)),
})
const raised: WorldEvent = { type: 'AlertRaised', alert: alert('raised') }
const cleared: WorldEvent = {
  type: 'AlertCleared',
  alert: alert('cleared', { cleared: { at: T0 + 90_000, by: null } }),
}

/** A log with an entry every ten seconds from T0 on. */
const log = (...events: (WorldEvent | [WorldEvent, string])[]): LogEntry[] =>
  events.map((it, n) => {
    const [event, by] = Array.isArray(it) ? it : [it, null]
    return { seq: seq(n + 1), at: epochMs(T0 + n * 10_000), by, event }
  })
const seen = (...events: WorldEvent[]) =>
  alertStory(ID, log(...events))?.seenBy.map(({ id, firstAt }) => [id, (firstAt - T0) / 10_000])

it('is null when nothing was ever told of the alert', () => {
  expect(alertStory(ID, log(opened(screen('a'))))).toBeNull()
})

it('whose screen was open when it was raised, and who opened one while it stood, each at the first instant', () => {
  expect(seen(opened(screen('a')), raised, opened(screen('b')), opened(screen('a2', 'operator', null, 'a')))).toEqual([
    ['a', 1],
    ['b', 2],
  ])
})

it('nobody who left before it was raised or came after it had cleared', () => {
  const before = [opened(screen('a'), screen('b')), closed('a')]
  expect(seen(...before, raised, cleared, opened(screen('c')))).toEqual([['b', 2]])
})

it('who comes back to an alert that came back has seen it', () => {
  const returned: WorldEvent = { type: 'AlertTurned', alert: alert('returned') }
  expect(seen(raised, cleared, opened(screen('a')), returned)).toEqual([['a', 3]])
})

it('a start of the server closes every screen of before', () => {
  expect(seen(opened(screen('a')), { type: 'ServerStarted' }, opened(screen('b')), raised)).toEqual([['b', 3]])
})

it('only audiences that may read it; who reads it once it has moved has seen it then', () => {
  const screens = opened(
    screen('here', 'observer', [HERE]),
    screen('away', 'operator', ['64.71']),
    screen('w', 'display'),
  )
  const moved: WorldEvent = { type: 'AlertTurned', alert: alert('worsened', { regions: [HERE, '64.71'] }) }
  expect(seen(screens, raised)).toEqual([
    ['here', 1],
    ['w', 1],
  ])
  expect(seen(screens, raised, moved)).toContainEqual(['away', 2])
})

it('who came and went between two entries counts when it was told while the alert stood', () => {
  const passing: WorldEvent = { type: 'ScreensChanged', opened: [screen('a')], closed: [ScreenId.parse('a')] }
  expect(seen(raised, passing)).toEqual([['a', 1]])
  expect(seen(passing, raised)).toEqual([])
})

it('each turn, who acknowledged and who closed it, and how long after the raise', () => {
  const acknowledged = { at: T0 + 20_000, by: 'usr-1', comment: 'patroli' }
  const closing = { at: T0 + 40_000, by: 'usr-2', comment: 'rusak' }
  const story = alertStory(
    ID,
    log(
      opened(screen('a')),
      raised,
      [{ type: 'AlertAcknowledged', alert: alert('acknowledged', { acknowledged }) }, 'usr-1'],
      { type: 'AlertTurned', alert: alert('worsened', { acknowledged: null }) },
      [
        {
          type: 'AlertCleared',
          alert: alert('closedByPerson', { acknowledged: closing, cleared: { at: closing.at, by: 'usr-2' } }),
        },
        'usr-2',
      ],
      { type: 'AlertRaised', alert: anAlert('another', 'group-2') },
    ),
  )
  expect(story).toMatchObject({
    ...{ kind: 'coverageGap', raisedAt: T0, clearedAt: closing.at },
    acknowledged: [{ at: acknowledged.at, by: 'usr-1', afterMs: 20_000, comment: 'patroli' }],
    closed: [{ at: closing.at, by: 'usr-2', afterMs: 40_000, comment: 'rusak' }],
  })
  expect(story?.turns.map(({ turn, by }) => [turn, by])).toEqual([
    ['raised', null],
    ['acknowledged', 'usr-1'],
    ['worsened', null],
    ['closedByPerson', 'usr-2'],
  ])
})

it('[AL4] who put it aside, until when and why; that it was acknowledged before is not told once more', () => {
  const acknowledged = { at: T0 + 10_000, by: 'usr-1', comment: 'patroli' }
  const shelved = { at: T0 + 20_000, by: 'usr-2', until: T0 + 620_000, reason: 'izin lewat' }
  const story = alertStory(
    ID,
    log(
      raised,
      [{ type: 'AlertAcknowledged', alert: alert('acknowledged', { acknowledged }) }, 'usr-1'],
      [{ type: 'AlertShelved', alert: alert('shelved', { acknowledged, shelved }) }, 'usr-2'],
      [{ type: 'AlertUnshelved', alert: alert('unshelved', { acknowledged }) }, 'usr-3'],
    ),
  )
  expect(story?.acknowledged).toMatchObject([{ by: 'usr-1', comment: 'patroli' }])
  expect(story?.shelved).toEqual([
    { at: shelved.at, by: 'usr-2', afterMs: 20_000, comment: 'izin lewat', until: shelved.until },
  ])
  expect(story?.turns.at(-1)).toMatchObject({ turn: 'unshelved', by: 'usr-3' })
})
