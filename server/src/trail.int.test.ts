import { routes } from '@jaga-jarak/shared/api.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { ContestId, DeviceId, EpochMs, epochMs, GroupId, seq } from '@jaga-jarak/shared/primitives.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { snapshotOf } from './screen-in-test.ts'
import { openDatabase } from './store/database.ts'
import { aDevice, aGroup, anAlert, aPoint } from './store/specimens.ts'

let running: Running
let admin: string
beforeEach(async () => {
  running = await startApp()
  admin = await running.signIn()
})
afterEach(() => running.stop())

const logged = async <T extends LogEntry['event']['type']>(type: T) =>
  (await running.store.read.entries({ type }, 'rising', 1_000)).map(
    ({ event }) => event as Extract<LogEntry['event'], { type: T }>,
  )
const camps = [{ contestId: ContestId.parse('gubernur'), ballotNumber: 1 }]
const registered = async (name = 'Rombongan') =>
  (await running.call(routes.registerGroup, { cookie: admin, body: { name, kind: 'crowd', camps } })).body

describe('the trail', () => {
  it('tells who changed what, with before and after, the newest first', async () => {
    const { id: groupId, name: _, no: _no, ...draft } = await registered()
    const wanted = { ...draft, name: 'Rombongan lain', headcount: 500 }
    await running.call(routes.changeGroup, { cookie: admin, params: { groupId }, body: wanted })
    const { status, body } = await running.call(routes.readTrail, { cookie: admin, query: { subject: groupId } })
    expect(status).toBe(200)
    expect(body.rows.map(({ type }) => type)).toEqual(['GroupChanged', 'GroupRegistered'])
    expect(body.rows[0]).toMatchObject({
      by: { id: 'admin', duty: 'Administrator', name: 'admin' },
      subject: { kind: 'group', id: groupId },
      isFirst: false,
      changes: [
        { path: 'name', before: 'Rombongan', after: 'Rombongan lain' },
        { path: 'headcount', before: null, after: 500 },
        { path: 'version', before: 1, after: 2 },
      ],
    })
    expect(body.rows[1]?.isFirst).toBe(true)
    expect(body.people.map(({ id }) => id)).toContain('admin')
  })

  it('is read page by page, and by time, person and type', async () => {
    const cookie = admin
    const groups = Array.from({ length: 120 }, (_, n) => ({ type: 'GroupChanged' as const, group: aGroup(n + 1) }))
    await running.store.write((tx) => tx.append(groups, epochMs(5_000), 'usr-7'))
    const first = (await running.call(routes.readTrail, { cookie, query: { person: 'usr-7' } })).body
    expect([first.rows.length, first.hasOlder]).toEqual([100, true])
    const before = first.rows.at(-1)?.seq
    const second = (await running.call(routes.readTrail, { cookie, query: { person: 'usr-7', before } })).body
    expect([second.rows.length, second.hasOlder]).toEqual([20, false])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.seq)).size).toBe(120)
    const early = { from: epochMs(5_000), until: epochMs(5_001) }
    const inTime = await running.call(routes.readTrail, { cookie, query: { ...early, type: 'GroupChanged' } })
    expect(inTime.body.rows).toHaveLength(100)
    expect((await running.call(routes.readTrail, { cookie, query: { until: epochMs(4_999) } })).body.rows).toEqual([])
  })

  it.each(['from=x', 'type=Nothing', 'subject=', 'before=-1', 'before=1.5', 'person=A', 'other=1', 'from=1&from=2'])(
    'refuses %s',
    async (query) => {
      const head = await running.store.read.head()
      const answer = await running.raw(`${routes.readTrail.path}?${query}`, { headers: { cookie: admin } })
      expect([answer.status, RefusalBody.parse(await answer.json()).refused]).toEqual([400, 'malformed'])
      expect(await running.store.read.head()).toBe(head)
    },
  )

  it('[LG6] that it was read, and for what, is an entry of it; its own page does not show that yet', async () => {
    const query = { type: 'SessionOpened' as const }
    const { body } = await running.call(routes.readTrail, { cookie: admin, query })
    expect(body.rows.map(({ type }) => type)).toEqual(['SessionOpened'])
    expect(await logged('DataRead')).toEqual([{ type: 'DataRead', what: 'trail', subject: '?type=SessionOpened' }])
  })

  it('is taken away as CSV in which no cell is a formula, and that is told as well', async () => {
    await registered('=HYPERLINK("http://x")')
    const answer = await running.call(routes.exportTrail, { cookie: admin, query: { type: 'GroupRegistered' } })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=trail.csv')
    // The mark of UTF-8 is taken off by whoever reads the answer as text.
    const lines = answer.body.split('\r\n')
    expect(lines[0]).toBe('seq,at,by,duty,name,type,subject kind,subject,reason,changes')
    expect(answer.body).toContain('name:  -> =HYPERLINK(""http://x"")')
    expect(answer.body).not.toMatch(/(^|,|\n)"?=HYPERLINK/)
    expect((await logged('DataRead')).map(({ what }) => what)).toEqual(['trailCsv'])
  })
})

it('[LG6] the CSV holds everything that matches, however much it is, newest first, and is noted once', async () => {
  const events = Array.from({ length: 2_600 }, (_, n) => ({ type: 'GroupChanged' as const, group: aGroup(n + 1) }))
  for (let times = 0; times < 4; times++) await running.store.write((tx) => tx.append(events, epochMs(5_000), 'usr-7'))
  const answer = await running.call(routes.exportTrail, { cookie: admin, query: { person: 'usr-7' } })
  const lines = answer.body.split('\r\n')
  expect(lines.filter((line) => line.startsWith('seq,'))).toHaveLength(1)
  const seqs = lines.flatMap((line) => /^(\d+),/.exec(line)?.[1] ?? []).map(Number)
  expect(seqs).toHaveLength(10_400)
  expect(seqs.every((it, n) => n === 0 || it < (seqs[n - 1] ?? 0))).toBe(true)
  expect(await logged('DataRead')).toEqual([{ type: 'DataRead', what: 'trailCsv', subject: '?person=usr-7' }])
  // What was told after it was asked for is not in it, its own note least of all.
  const whole = await running.call(routes.exportTrail, { cookie: admin, query: { type: 'DataRead' } })
  expect(whole.body.split('\r\n').filter((line) => /^\d+,/.test(line))).toHaveLength(1)
  const none = await running.call(routes.exportTrail, { cookie: admin, query: { person: 'nobody' } })
  expect(none.body).toBe(`${lines[0]}\r\n`)
})

it('the CSV goes no further once the session of who asked for it is over', async () => {
  const events = Array.from({ length: 2_600 }, (_, n) => ({ type: 'GroupChanged' as const, group: aGroup(n + 1) }))
  for (let times = 0; times < 12; times++) await running.store.write((tx) => tx.append(events, epochMs(5_000), 'usr-7'))
  const cookie = await running.signIn()
  const answer = await running.raw(routes.exportTrail.path, { headers: { cookie } })
  const reader = answer.body?.getReader()
  expect((await reader?.read())?.done).toBe(false)
  expect((await running.call(routes.signOut, { cookie })).status).toBe(200)
  const rest = async (): Promise<void> => {
    for (;;) if ((await reader?.read())?.done !== false) return
  }
  await expect(rest()).rejects.toThrow()
})

describe('[LG6] screens', () => {
  it('are told of when they open and close, many in one entry, and not when nothing changes', async () => {
    const sockets = Array.from({ length: 15 }, () => running.screen(admin))
    await Promise.all(sockets.map(snapshotOf))
    const open = async () => {
      const entries = await logged('ScreensChanged')
      return entries.reduce((sum, { opened, closed }) => sum + opened.length - closed.length, 0)
    }
    await vi.waitFor(async () => expect(await open()).toBe(15), 5_000)
    for (const socket of sockets) socket.close()
    await vi.waitFor(async () => expect(await open()).toBe(0), 5_000)
    const told = await logged('ScreensChanged')
    expect(told.length).toBeLessThanOrEqual(4)
    expect(told[0]?.opened[0]).toMatchObject({ personId: 'admin', displayId: null, role: 'admin', reach: null })
  })

  it('what was open when the server was killed is closed by the entry of the next start', async () => {
    const starts = await logged('ServerStarted')
    expect(starts).toHaveLength(1)
    await snapshotOf(running.screen(admin))
    await vi.waitFor(async () => expect(await logged('ScreensChanged')).toHaveLength(1), 5_000)
    const { folder } = running
    await running.stop({ keep: true })
    running = await startApp({ dataDir: folder })
    admin = await running.signIn()
    expect(await logged('ServerStarted')).toHaveLength(2)
  })
})

it('the story of an alert tells who had it on a screen, who acknowledged it and how fast', async () => {
  const operator = await running.seat('operator', ['64.08'])
  const elsewhere = await running.seat('operator', ['64.71'])
  const wall = await running.seat('display', null)
  await Promise.all([operator, elsewhere, wall].map((cookie) => snapshotOf(running.screen(cookie))))
  await vi.waitFor(async () => {
    expect((await logged('ScreensChanged')).flatMap(({ opened }) => opened)).toHaveLength(3)
  }, 5_000)
  const raisedAt = EpochMs.parse(Date.now())
  const alert = anAlert('coverageGap:group-1@1', 'group-1', { raisedAt, turnedAt: raisedAt, regions: ['64.08'] })
  await running.store.write(async (tx) => {
    await tx.saveAlert(alert)
    await tx.append([{ type: 'AlertRaised', alert }], raisedAt, null)
  })
  const params = { alertId: alert.id }
  const said = { version: 1, comment: 'patroli' }
  await running.call(routes.acknowledgeAlert, { cookie: operator, params, body: said })
  const { status, body } = await running.call(routes.readAlertStory, { cookie: operator, params })
  expect(status).toBe(200)
  expect(body.story.seenBy.map(({ role, firstAt }) => [role, firstAt])).toEqual([
    ['operator', raisedAt],
    ['display', raisedAt],
  ])
  expect(body.story.acknowledged).toMatchObject([{ comment: 'patroli' }])
  expect(body.story.acknowledged[0]?.afterMs).toBeLessThan(5_000)
  const named = new Set(body.people.map(({ id }) => id))
  for (const { id } of body.story.seenBy) expect(named).toContain(id)
  expect((await running.call(routes.readAlertStory, { cookie: elsewhere, params })).status).toBe(403)
  expect((await running.call(routes.readAlertStory, { cookie: admin, params: { alertId: 'x' } })).status).toBe(404)
})

it("a tracker's way is read by who looks after its group, a day and so many points at most, and that is told", async () => {
  const deviceId = DeviceId.parse('km-1')
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(1, { region: '64.08' }))
    await tx.saveDevice(aDevice(deviceId, { groupId: GroupId.parse('group-1') }), 'hash')
    await tx.saveTrack(Array.from({ length: 10_005 }, (_, n) => aPoint(deviceId, n)))
  })
  const { fixedAt: from } = aPoint(deviceId, 0)
  const [cookie, params] = [await running.seat('operator', ['64.08']), { deviceId }]
  const part = { from, until: epochMs(from + 5_000) }
  const few = await running.call(routes.readDeviceTrack, { cookie, params, query: part })
  expect([few.status, few.body.isWhole, few.body.points.length]).toEqual([200, true, 5])
  const day = { from, until: epochMs(from + 86_400_000) }
  const many = await running.call(routes.readDeviceTrack, { cookie, params, query: day })
  expect([many.body.isWhole, many.body.points.length]).toEqual([false, 10_000])
  expect(await logged('DataRead')).toEqual([
    { type: 'DataRead', what: 'deviceTrack', subject: deviceId },
    { type: 'DataRead', what: 'deviceTrack', subject: deviceId },
  ])
  const longer = { from, until: epochMs(from + 86_400_001) }
  expect((await running.call(routes.readDeviceTrack, { cookie, params, query: longer })).status).toBe(400)
  const other = await running.seat('operator', ['64.71'])
  expect((await running.call(routes.readDeviceTrack, { cookie: other, params, query: part })).status).toBe(403)
  expect(await logged('DataRead')).toHaveLength(2)
})

it('of a tracker that changed hands each side reads its own part of the way', async () => {
  const deviceId = DeviceId.parse('km-2')
  const [ours, theirs] = [GroupId.parse('group-2'), GroupId.parse('group-3')]
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(2, { region: '64.08' }))
    await tx.saveGroup(aGroup(3, { region: '64.71' }))
    await tx.saveDevice(aDevice(deviceId, { groupId: ours }), 'hash-2')
    await tx.saveTrack([theirs, null, ours].map((groupId, n) => ({ ...aPoint(deviceId, n), groupId })))
  })
  const { fixedAt: from } = aPoint(deviceId, 0)
  const query = { from, until: epochMs(from + 5_000) }
  const groupsIn = async (reach: string[] | null) => {
    const cookie = await running.seat('operator', reach)
    const { body } = await running.call(routes.readDeviceTrack, { cookie, params: { deviceId }, query })
    return body.points.map(({ groupId }) => groupId)
  }
  expect(await groupsIn(['64.08'])).toEqual([null, ours])
  expect(await groupsIn(null)).toEqual([theirs, null, ours])
  // Given back, it is read by anybody who may register one, but not where it was before.
  await running.store.write((tx) => tx.saveDevice(aDevice(deviceId, { groupId: null }), 'hash-2'))
  expect(await groupsIn(['64.02'])).toEqual([null])
})

describe('the check of the log', () => {
  const outcome = async () => {
    const { body } = await running.call(routes.trailVerification, { cookie: admin })
    expect(body?.outcome).not.toBeNull()
    return body
  }

  it('[LG4] says how many entries there are and which is the first that is broken, in words', async () => {
    expect((await running.call(routes.trailVerification, { cookie: admin })).body).toBeNull()
    await running.call(routes.verifyTrail, { cookie: admin })
    const whole = await vi.waitFor(outcome, 5_000)
    expect(whole?.outcome).toMatchObject({ is: 'checked', firstBroken: null, says: /^log intact: \d+ entries$/ })
    const database = openDatabase({ sqliteFile: `${running.folder}/jaga-jarak.sqlite` })
    await database.writes
      .updateTable('log_entries')
      .set({ at: epochMs(1) })
      .where('seq', '=', seq(2))
      .execute()
    await database.close()
    await running.call(routes.verifyTrail, { cookie: admin })
    const broken = await vi.waitFor(outcome, 5_000)
    expect(broken?.outcome).toMatchObject({ firstBroken: { seq: 2, what: 'edited' } })
  })

  it('[LG4] of a long log lets others through between its pages', async () => {
    const events = Array.from({ length: 5_000 }, (_, n) => ({ type: 'GroupChanged' as const, group: aGroup(n + 1) }))
    for (let times = 0; times < 4; times++) await running.store.write((tx) => tx.append(events, epochMs(5), null))
    let turns = 0
    const count = (): void => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    let pages = 0
    const { entries, firstBroken } = await running.store.verify(() => {
      pages += 1
    })
    clearImmediate(next)
    expect([entries > 20_000, firstBroken, pages > 80]).toEqual([true, null, true])
    expect(turns).toBeGreaterThanOrEqual(pages - 1)
  })
})
