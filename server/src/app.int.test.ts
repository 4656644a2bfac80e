import { routes } from '@jaga-jarak/shared/api.ts'
import type { Heartbeat, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { decodeFrame } from '@jaga-jarak/shared/frame.ts'
import { ContestId, epochMs, IncidentId, seq } from '@jaga-jarak/shared/primitives.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD, type Running, type ScreenSocket, startApp } from './app-in-test.ts'
import { entryOf, snapshotOf } from './screen-in-test.ts'

let running: Running
let admin: string
beforeAll(async () => {
  running = await startApp()
  admin = await running.signIn()
})
afterAll(() => running.stop())

const connectError = (socket: ScreenSocket): Promise<string> =>
  new Promise((done, fail) => {
    socket.once('connect_error', (error) => done(error.message))
    socket.once('connect', () => fail(new Error('it connected')))
  })

it('nobody gets in but to health: every route refuses a stranger', async () => {
  expect((await running.raw('/healthz')).status).toBe(200)
  expect((await running.raw('/readyz')).status).toBe(200)
  for (const path of ['/metrics', '/api/v1/openapi.json', '/api/v1', '/api/v1/map/map.json']) {
    expect([path, (await running.raw(path)).status]).toEqual([path, 401])
  }
})

it('a wrong password, an unknown name and a forged cookie are refused alike', async () => {
  const wrong = await running.call(routes.signIn, { body: { name: 'admin', password: 'x' } })
  const unknown = await running.call(routes.signIn, { body: { name: 'nobody', password: PASSWORD } })
  expect([wrong.status, wrong.body]).toEqual([401, { refused: 'wrongCredentials' }])
  expect([unknown.status, unknown.body]).toEqual([401, { refused: 'wrongCredentials' }])
  const forged = await running.call(routes.whoAmI, { cookie: 'jj_session=forged' })
  expect([forged.status, forged.body]).toEqual([200, null])
})

it('too many tries are told how long to wait', async () => {
  const tries = []
  for (let i = 0; i < 6; i++) {
    tries.push(await running.call(routes.signIn, { body: { name: 'guessed', password: 'x' } }))
  }
  expect(tries.map((it) => it.status)).toEqual([401, 401, 401, 401, 401, 429])
  expect(Number(tries[5]?.headers.get('retry-after'))).toBeGreaterThan(0)
})

it('a screen without a session, or from a foreign page, gets no socket', async () => {
  expect(await connectError(running.screen(null))).toBe('notSignedIn')
})

it('[PX4] [LG1] a report becomes an alert on a screen; acknowledged, every screen knows by whom', async () => {
  const a = await running.tracked(admin, 'Rombongan satu', 1)
  const b = await running.tracked(admin, 'Rombongan dua', 2)
  const wall = running.screen(admin)
  const before = await snapshotOf(wall)
  expect(before.viewer).toEqual({
    id: 'admin',
    name: 'admin',
    duty: 'Administrator',
    role: 'admin',
    reach: null,
    due: null,
  })
  const raised = entryOf(wall, ({ event }) => event.type === 'AlertRaised')
  expect((await running.report(a.trackerId, 117.5, 0.5)).status).toBe(200)
  expect((await running.report(b.trackerId, 117.505, 0.5)).status).toBe(200)
  const { event } = await raised
  if (event.type !== 'AlertRaised') throw new Error('an alert expected')
  expect(event.alert).toMatchObject({ severity: 'extreme', evidence: { band: 'danger', rule: 'PX4' } })

  const seen = entryOf(wall, (entry) => entry.event.type === 'AlertAcknowledged')
  const params = { alertId: event.alert.id }
  const body = { version: event.alert.version, comment: 'patroli berangkat' }
  expect((await running.call(routes.acknowledgeAlert, { cookie: admin, params, body })).status).toBe(200)
  expect(await seen).toMatchObject({ by: 'admin', event: { alert: { acknowledged: { by: 'admin' } } } })
  const metrics = await (await running.raw('/metrics', { headers: { cookie: admin } })).text()
  expect(metrics).toContain('jaga_open_alerts{band="danger"} 1')
  expect(metrics).toMatch(/^jaga_alert_store_seconds_count [1-9]/m)
  expect(metrics).toMatch(/^jaga_store_seconds_count [1-9]/m)
  expect(metrics).toMatch(/jaga_reports_total\{outcome="newest",reason=""\} 2/)
  const again = await running.call(routes.acknowledgeAlert, { cookie: admin, params, body })
  expect([again.status, again.body]).toMatchObject([409, { refused: 'alreadyAcknowledged' }])
})

it('[LG3] newest positions and ranges come packed, in a lane of their own', async () => {
  const socket = running.screen(admin)
  const frame = new Promise<Uint8Array>((done) => socket.once('latest', done))
  const { groups } = await snapshotOf(socket)
  const { positions, readings } = decodeFrame(await frame)
  expect(new Set(positions.map((it) => it.no))).toEqual(new Set(groups.map((it) => it.no)))
  expect(readings).toHaveLength(1)
})

it('[LG2] a screen that was away gets exactly what it missed, in order', async () => {
  const socket = running.screen(admin)
  const { seq: head } = await snapshotOf(socket)
  socket.close()
  for (const name of ['x', 'y', 'z']) await running.tracked(admin, name, 1)
  const back = running.screen(admin)
  const missed: number[] = []
  const level = new Promise<void>((done) => {
    back.on('entries', (entries) => {
      missed.push(...entries.map((entry) => entry.seq))
      // Screens that come and go meanwhile are entries, too.
      if (missed.length >= 6) done()
    })
  })
  back.emit('resume', { after: head })
  await level
  expect(missed).toEqual(missed.map((_, n) => head + 1 + n))
})

it('[LG2] a number from the future is answered with a snapshot', async () => {
  const socket = running.screen(admin)
  const snapshot = new Promise<Snapshot>((done) => socket.once('snapshot', done))
  socket.emit('resume', { after: seq(1_000_000) })
  expect((await snapshot).seq).toBeLessThan(1_000)
})

it('[LG5] a heartbeat went through tick and store and says its age and the head', async () => {
  const socket = running.screen(admin)
  const beat = await new Promise<Heartbeat>((done) => socket.once('heartbeat', done))
  expect(beat.ageMs).toBeLessThan(5_000)
  const since = await running.store.read.entriesAfter(beat.head, 100)
  expect(since.filter(({ event }) => event.type !== 'ScreensChanged')).toEqual([])
})

it('a wall signs in with its token, sees no trackers, may change nothing, and goes dark when revoked', async () => {
  const made = await running.call(routes.registerDisplay, { cookie: admin, body: { name: 'Dinding 1' } })
  const opened = await running.call(routes.openDisplay, { body: { token: made.body.token } })
  const wall = running.cookieOf(opened)
  expect(opened.body).toMatchObject({ name: 'Dinding 1', role: 'display', reach: null })
  expect((await running.call(routes.openDisplay, { body: { token: 'guess' } })).status).toBe(401)
  for (const route of [routes.listDevices, routes.registerGroup, routes.listDisplays]) {
    expect((await running.call(route, { cookie: wall })).status).toBe(403)
  }
  const socket = running.screen(wall)
  await snapshotOf(socket)
  const withheld = entryOf(socket, ({ event }) => event.type === 'Withheld')
  await running.call(routes.registerDevice, { cookie: admin, body: { label: 'rahasia' } })
  expect(await withheld).toMatchObject({ by: null, event: { type: 'Withheld' } })

  const dark = new Promise<void>((done) => socket.once('disconnect', () => done()))
  await running.call(routes.revokeDisplay, { cookie: admin, params: { displayId: made.body.display.id } })
  await dark
  expect((await running.call(routes.whoAmI, { cookie: wall })).body).toBeNull()
  expect((await running.call(routes.openDisplay, { body: { token: made.body.token } })).status).toBe(401)
}, 15_000)

it('[IN2] who sends a report again and may not read incidents hears of what became of it the status alone', async () => {
  const field = await running.seat('field', null)
  const body = {
    id: IncidentId.parse(crypto.randomUUID()),
    category: 'clash' as const,
    severity: 'severe' as const,
    position: { lon: 117.5, lat: 0.5 },
  }
  const first = await running.call(routes.reportIncident, { cookie: field, body })
  expect(first.status).toBe(200)
  const params = { incidentId: body.id }
  const verify = { act: 'verify' as const, comment: 'KATA OPERATOR', version: 1 }
  await running.call(routes.actOnIncident, { cookie: admin, params, body: verify })
  const assign = { act: 'assign' as const, assignee: 'PETUGAS', version: 2 }
  expect((await running.call(routes.actOnIncident, { cookie: admin, params, body: assign })).status).toBe(200)
  const again = await running.call(routes.reportIncident, { cookie: field, body })
  expect([again.status, again.body]).toEqual([200, { ...first.body, status: 'assigned' }])
})

it('who reported reads the status of their own reports, the newest first, without a word or a name', async () => {
  const [field, other] = [await running.seat('field', ['64.08']), await running.seat('field', ['64.08'])]
  const draft = () => ({
    ...{ id: IncidentId.parse(crypto.randomUUID()), category: 'clash' as const, severity: 'severe' as const },
    ...{ position: { lon: 110, lat: 0.5 }, note: 'CATATAN', placeText: 'Gerbang', happenedAt: epochMs(1_000) },
  })
  const [first, second] = [draft(), draft()]
  for (const body of [first, second]) await running.call(routes.reportIncident, { cookie: field, body })
  await running.call(routes.reportIncident, { cookie: other, body: draft() })
  const params = { incidentId: first.id }
  const reject = { act: 'reject' as const, reason: 'KATA OPERATOR', version: 1 }
  await running.call(routes.actOnIncident, { cookie: admin, params, body: reject })
  const { body } = await running.call(routes.listOwnReports, { cookie: field })
  expect(body.reports.map(({ id, status }) => [id, status])).toEqual([
    [second.id, 'reported'],
    [first.id, 'rejected'],
  ])
  expect(Object.keys(body.reports[1] ?? {}).toSorted()).toEqual([
    'category',
    'happenedAt',
    'id',
    'isMerged',
    'isSos',
    'photosStored',
    'placeText',
    'reportedAt',
    'severity',
    'status',
  ])
  expect(body.reports[1]?.happenedAt).toBe(1_000)
  expect(JSON.stringify(body)).not.toMatch(/KATA|CATATAN/)
})

it('[IN1] [IN2] an incident sent twice is one, and walks to closed', async () => {
  const body = {
    id: IncidentId.parse(crypto.randomUUID()),
    category: 'clash' as const,
    severity: 'severe' as const,
    position: { lon: 117.5, lat: 0.5 },
    note: '<script>alert(1)</script>',
  }
  const first = await running.call(routes.reportIncident, { cookie: admin, body })
  const twice = await running.call(routes.reportIncident, { cookie: admin, body })
  expect(twice.body).toEqual(first.body)
  let version = first.body.version
  const steps = [
    { act: 'verify' },
    { act: 'assign', assignee: 'Polres' },
    { act: 'contain' },
    { act: 'resolve' },
    { act: 'close' },
  ] as const
  for (const step of steps) {
    const params = { incidentId: body.id }
    const answer = await running.call(routes.actOnIncident, { cookie: admin, params, body: { ...step, version } })
    expect(answer.status).toBe(200)
    version = answer.body.version
  }
  const stale = await running.call(routes.actOnIncident, {
    cookie: admin,
    params: { incidentId: body.id },
    body: { act: 'reopen', reason: 'x', version: 1 },
  })
  expect([stale.status, stale.body]).toMatchObject([
    409,
    { refused: 'changedMeanwhile', current: { status: 'closed' } },
  ])
})

it('rallies move along their steps only, and are pushed', async () => {
  const socket = running.screen(admin)
  await snapshotOf(socket)
  const planned = await running.call(routes.planRally, {
    cookie: admin,
    body: {
      kind: 'openRally',
      camps: [{ contestId: ContestId.parse('gubernur'), ballotNumber: 1 }],
      venue: { name: 'Lapangan', position: { lon: 117.5, lat: 0.5 } },
      from: epochMs(1_732_330_000_000),
      until: epochMs(1_732_340_000_000),
      headcount: 5_000,
    },
  })
  expect(planned.status).toBe(201)
  const pushed = entryOf(socket, ({ event }) => event.type === 'RallyChanged' && event.rally.phase === 'underway')
  const params = { rallyId: planned.body.id }
  const move = (phase: 'underway' | 'ended', version: number) =>
    running.call(routes.moveRally, { cookie: admin, params, body: { phase, version } })
  expect((await move('ended', 1)).status).toBe(409)
  expect((await move('underway', 1)).status).toBe(200)
  await pushed
})

it('[PX12] the front door takes the trackers of PROTOCOLS as they are: 200, 400, 404, and never a 5xx', async () => {
  const { trackerId: id } = await running.tracked(admin, 'protokol', 1)
  const post = (path: string, type: string, body: string) =>
    running.raw(path, { method: 'POST', headers: { 'content-type': type }, body }).then((it) => it.status)
  const form = 'application/x-www-form-urlencoded'
  const json = 'application/json'
  expect(await post('/osmand', form, `id=${id}&lat=0.5&lon=117.5`)).toBe(200)
  expect(await post(`/osmand?id=${id}&lat=0.5&lon=117.5`, form, '')).toBe(200)
  expect(await post('/osmand', form, `id=${id}&notificationToken=z`)).toBe(200)
  const location = {
    timestamp: new Date().toISOString(),
    coords: { latitude: 0.5, longitude: 117.5 },
    battery: { level: 0.79 },
  }
  expect(await post('/osmand', json, JSON.stringify({ device_id: id, location }))).toBe(200)
  expect((await fetch(`http://127.0.0.1:${running.app.osmandPort}/?id=${id}&lat=0.5&lon=117.5`)).status).toBe(200)
  expect(await post('/osmand', json, '{"device_id":')).toBe(400)
  expect(await post('/osmand', json, JSON.stringify({ location }))).toBe(400)
  expect(await post('/osmand', form, 'id=stranger&lat=0.5&lon=117.5')).toBe(404)
  expect(
    await post(
      '/osmand',
      json,
      JSON.stringify({ device_id: id, location: { coords: { latitude: 999, longitude: 0 } } }),
    ),
  ).toBe(200)
  expect(await post('/osmand', json, `"${'x'.repeat(300_000)}"`)).toBe(413)

  const own = { _type: 'location', lat: 0.5, lon: 117.5, tst: Math.floor(Date.now() / 1_000), acc: 15, vel: 0 }
  const basic = { authorization: `Basic ${Buffer.from(`officer:${id}`).toString('base64')}`, 'content-type': json }
  const owntracks = await running.raw('/owntracks', { method: 'POST', headers: basic, body: JSON.stringify(own) })
  expect([owntracks.status, await owntracks.text()]).toEqual([200, '[]'])
  expect((await running.raw('/owntracks', { method: 'POST', headers: basic })).status).toBe(200)
  expect(
    (
      await running.raw(`/owntracks?u=o&d=${id}`, {
        method: 'POST',
        headers: { 'content-type': json },
        body: '{"_type":"lwt"}',
      })
    ).status,
  ).toBe(200)

  const { body } = await running.call(routes.listDevices, { cookie: admin })
  const health = body.devices.find((it) => it.device.label === 'protokol')?.health
  expect(health?.quarantined).toEqual({ malformed: 1 })
  expect(health?.accepted).toBeGreaterThan(0)
})

it('a batch tells of each fix what became of it', async () => {
  const { trackerId } = await running.tracked(admin, 'batch', 2)
  const now = Date.now()
  const send = (fixes: unknown[], token = trackerId) =>
    running.raw('/api/v1/positions', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fixes }),
    })
  const fix = (lon: number, fixedAt: number) => ({ lon, lat: 0.5, fixedAt })
  const answer = await send([
    fix(117.5, now - 9_000),
    fix(117.5, now - 9_000),
    fix(117.5, now - 20_000),
    fix(117.5, now + 900_000),
  ])
  expect(await answer.json()).toEqual({
    receptions: [
      { outcome: 'newest' },
      { outcome: 'duplicate' },
      { outcome: 'late' },
      { outcome: 'quarantined', reason: 'future' },
    ],
  })
  expect((await send([fix(117.5, now)], 'stranger')).status).toBe(404)
  expect((await send([])).status).toBe(400)
  expect((await send(Array.from({ length: 501 }, (_, i) => fix(117.5, now - i)))).status).toBe(400)
})

it('a tracker over its rate is told how long to wait, the others are not touched', async () => {
  const [loud, calm] = [await running.tracked(admin, 'loud', 1), await running.tracked(admin, 'calm', 1)]
  const answers = []
  for (let i = 0; i < 101; i++) answers.push(await running.raw(`/osmand?id=${loud.trackerId}`))
  expect(answers.map((it) => it.status)).toEqual([...Array.from({ length: 100 }, () => 200), 429])
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await running.report(calm.trackerId, 117.5, 0.5)).status).toBe(200)
})

it('hostile bodies are refused in words', async () => {
  const post = (body: string) =>
    running.raw('/api/v1/groups', {
      method: 'POST',
      headers: { cookie: admin, 'content-type': 'application/json' },
      body,
    })
  const group = (over: object) => JSON.stringify({ name: 'x', kind: 'crowd', camps: [], ...over })
  for (const [body, status, refused] of [
    ['{', 400, 'malformed'],
    ['[]', 400, 'malformed'],
    [group({ name: '\u0000' }), 400, 'malformed'],
    [group({ name: ' ' }), 400, 'malformed'],
    [group({ headcount: 1e99 }), 400, 'malformed'],
    [group({ camps: [{ contestId: 'nowhere', ballotNumber: 1 }] }), 422, 'unknownContest'],
    [group({ camps: [{ contestId: 'gubernur', ballotNumber: 9 }] }), 422, 'unknownCamp'],
    [
      group({
        camps: [
          { contestId: 'gubernur', ballotNumber: 1 },
          { contestId: 'gubernur', ballotNumber: 2 },
        ],
      }),
      400,
      'malformed',
    ],
  ] as const) {
    const answer = await post(body)
    expect([body, answer.status]).toEqual([body, status])
    expect(await answer.json()).toMatchObject({ refused })
  }
})

it('[PX12] swapped latitude and longitude, and what cannot be read, are answered 200 and told apart in the health', async () => {
  const { trackerId } = await running.tracked(admin, 'Tertukar', 1)
  const owntracks = (message: object) =>
    running.raw('/owntracks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-limit-d': trackerId },
      body: JSON.stringify(message),
    })
  expect((await running.report(trackerId, 0.5, 117.5)).status).toBe(200)
  expect((await owntracks({ _type: 'location', lat: 117.5, lon: 0.5, tst: 1_700_000_000 })).status).toBe(200)
  expect((await running.raw(`/osmand?id=${trackerId}&lat=x&lon=0.5`)).status).toBe(200)
  const fix = (lon: number, lat: number, secondsAgo: number) => ({ lon, lat, fixedAt: Date.now() - secondsAgo * 1_000 })
  const batch = await running.raw('/api/v1/positions', {
    method: 'POST',
    headers: { authorization: `Bearer ${trackerId}`, 'content-type': 'application/json' },
    body: JSON.stringify({ fixes: [fix(117.5, 0.5, 9), fix(0.5, 117.5, 6), fix(117.5, 0.5, 3)] }),
  })
  expect(await batch.json()).toEqual({
    receptions: [{ outcome: 'newest' }, { outcome: 'quarantined', reason: 'swappedLatLon' }, { outcome: 'newest' }],
  })
  const { devices } = (await running.call(routes.listDevices, { cookie: admin })).body
  const health = devices.find(({ device }) => device.label === 'Tertukar')?.health
  expect(health?.quarantined).toEqual({ swappedLatLon: 3, malformed: 1 })
  const metrics = await (await running.raw('/metrics', { headers: { cookie: admin } })).text()
  expect(metrics).toContain('jaga_reports_total{outcome="quarantined",reason="swappedLatLon"} 3')
})

it('a tracker that is renamed still speaks for its group', async () => {
  const { groupId, trackerId } = await running.tracked(admin, 'Nama lama', 1)
  const screen = running.screen(admin)
  const seen = (wanted: number): Promise<void> =>
    new Promise((done) => {
      screen.on('latest', (bytes) => {
        if (decodeFrame(bytes).positions.some((it) => it.no === wanted)) done()
      })
    })
  const { groups } = await snapshotOf(screen)
  const no = groups.find((group) => group.id === groupId)?.no ?? 0
  await running.report(trackerId, 113.9, -2)
  await seen(no)
  const { devices } = (await running.call(routes.listDevices, { cookie: admin })).body
  const device = devices.find((it) => it.device.groupId === groupId)?.device
  if (!device) throw new Error('a tracker expected')
  const params = { deviceId: device.id }
  const { label: _, id: _id, ...kept } = device
  const renamed = await running.call(routes.changeDevice, {
    cookie: admin,
    params,
    body: { ...kept, label: 'Nama baru' },
  })
  expect(renamed.status).toBe(200)
  const again = running.screen(admin)
  const frame = new Promise<Uint8Array>((done) => again.once('latest', done))
  await snapshotOf(again)
  expect(decodeFrame(await frame).positions.map((it) => it.no)).toContain(no)
})
