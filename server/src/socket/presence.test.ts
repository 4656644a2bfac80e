import { SessionId } from '@jaga-jarak/shared/primitives.ts'
import { type OpenScreen, type ScreenChanges, ScreenId } from '@jaga-jarak/shared/screen.ts'
import { beforeEach, expect, it } from 'vitest'
import { createPresence, type Presence } from './presence.ts'

const idOf = (n: number) => ScreenId.parse(`scr-${n}`)
const screen = (n: number): OpenScreen => ({
  screenId: idOf(n),
  sessionId: SessionId.parse('ses-1'),
  ...{ personId: 'usr-1', displayId: null, role: 'operator', reach: null },
})
let notes: ScreenChanges[]
let isDown: boolean
let presence: Presence
beforeEach(() => {
  notes = []
  isDown = false
  presence = createPresence(async (changes) => {
    if (isDown) throw new Error('the store is away')
    notes.push(changes)
  })
})

it('says nothing when nothing changed', async () => {
  await presence.tell()
  presence.open(screen(1))
  await presence.tell()
  await presence.tell()
  expect(notes).toEqual([{ opened: [screen(1)], closed: [] }])
})

it('[LG6] five hundred screens that come back together are one entry', async () => {
  for (let n = 0; n < 500; n++) presence.open(screen(n))
  await presence.tell()
  for (let n = 0; n < 500; n++) {
    presence.close(idOf(n))
    presence.open(screen(500 + n))
  }
  await presence.tell()
  expect(notes.map(({ opened, closed }) => [opened.length, closed.length])).toEqual([
    [500, 0],
    [500, 500],
  ])
})

it('who came and went between two entries stands in both lists', async () => {
  presence.open(screen(1))
  presence.close(idOf(1))
  await presence.tell()
  expect(notes).toEqual([{ opened: [screen(1)], closed: [idOf(1)] }])
})

it('keeps what could not be told, and what happened meanwhile', async () => {
  presence.open(screen(1))
  isDown = true
  await expect(presence.tell()).rejects.toThrow('away')
  presence.close(idOf(1))
  presence.open(screen(2))
  isDown = false
  await presence.tell()
  expect(notes).toEqual([{ opened: [screen(1), screen(2)], closed: [idOf(1)] }])
})

it('an entry is bounded; nobody is told to have gone before they are told to have come', async () => {
  for (let n = 0; n < 2_500; n++) {
    presence.open(screen(n))
    presence.close(idOf(n))
  }
  await presence.tell()
  await presence.tell()
  expect(notes.map(({ opened, closed }) => [opened.length, closed.length])).toEqual([
    [2_000, 2_000],
    [500, 500],
  ])
  const known = new Set<string>()
  for (const { opened, closed } of notes) {
    for (const { screenId } of opened) known.add(screenId)
    expect(closed.filter((id) => !known.has(id))).toEqual([])
  }
})
