import { type LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { onlyOf } from './only-of.ts'

const entry = (event: object): LogEntry => ({
  ...{ seq: seq(1), at: epochMs(1), by: null },
  event: WorldEvent.parse(event),
})
const screen = (screenId: string, personId: string) => ({
  ...{ screenId, sessionId: `ses-${screenId}`, personId, displayId: null, role: 'operator', reach: null },
})

it('of screens only those of the person are handed out', () => {
  const all = { opened: [screen('a', 'usr-1'), screen('b', 'usr-2')], closed: ['a', 'b', 'c'] }
  expect(onlyOf('usr-1', entry({ type: 'ScreensChanged', ...all })).event).toEqual({
    ...{ type: 'ScreensChanged', opened: [screen('a', 'usr-1')], closed: ['a'] },
  })
  const read = entry({ type: 'DataRead', what: 'trail', subject: 'usr-2' })
  expect(onlyOf('usr-1', read)).toEqual(read)
})
