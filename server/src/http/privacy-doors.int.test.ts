import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { type DeviceId, epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import type { Signature } from '@jaga-jarak/shared/roles.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../../tasks/postgres.ts'
import { PASSWORD, type Running, startApp } from '../app-in-test.ts'
import { aPoint } from '../store/specimens.ts'
import { verifyLog } from '../store/verify-log.ts'
import { erasePerson } from '../usecases/erase-person.ts'

let server: Awaited<ReturnType<typeof startPostgres>> | undefined
afterAll(() => server?.stop())

async function onPostgres(): Promise<{ databaseUrl: string }> {
  server = await startPostgres()
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query('create database privacy')
  await client.end()
  const url = new URL(server.url)
  url.pathname = '/privacy'
  return { databaseUrl: url.href }
}

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', onPostgres],
])('on %s', (database, place) => {
  let running: Running
  let admin: string
  let at: { databaseUrl?: string }
  beforeAll(async () => {
    at = await place()
    running = await startApp(at)
    admin = await running.signIn()
  })
  afterAll(() => running.stop())

  const eventTypes = async () => (await running.store.read.entriesAfter(seq(0), 999)).map((it) => it.event.type)
  const verify = () =>
    verifyLog(
      at.databaseUrl === undefined
        ? { sqliteFile: join(running.folder, 'jaga-jarak.sqlite') }
        : { databaseUrl: at.databaseUrl },
    )

  async function somebody(name: string) {
    const body = { name, duty: 'Operator 1', role: 'operator' as const, reach: null }
    const added = await running.call(routes.addPerson, { cookie: admin, body })
    const { person, password } = added.body
    const signedIn = await running.call(routes.signIn, { body: { name, password } })
    const cookie = running.cookieOf(signedIn)
    await running.call(routes.changePassword, { cookie, body: { current: password, wanted: `${PASSWORD}-lagi` } })
    return { person, cookie }
  }

  it('a person gets all that is held on them, and no secret; the log tells who read it', async () => {
    const { person, cookie } = await somebody('Nama Ekspor')
    await running.tracked(cookie, 'Rombongan ekspor', 1)
    const params = { personId: person.id }
    const { status, body } = await running.call(routes.exportPerson, { cookie: admin, params })
    expect(status).toBe(200)
    expect(routes.exportPerson.reply.parse(body)).toMatchObject({ person, name: 'Nama Ekspor', subject: null })
    expect(body.sessions.map((it) => it.personId)).toEqual([person.id])
    const types = body.entries.map((it) => it.event.type)
    for (const type of ['PersonAdded', 'SessionOpened', 'CredentialChanged', 'GroupRegistered', 'DeviceRegistered'])
      expect(types).toContain(type)
    expect(JSON.stringify(body)).not.toMatch(/argon2|tokenHash/)
    const last = (await running.store.read.entriesAfter(seq(0), 999)).at(-1)
    expect(last).toMatchObject({ by: 'admin', event: { type: 'DataRead', what: 'personExport', subject: person.id } })
  })

  it('who is erased has no name, no way in and no session, and the log stays whole', async () => {
    const { person, cookie } = await somebody('Nama Terhapus')
    const screen = running.screen(cookie)
    const dark = new Promise((done) => screen.once('disconnect', done))
    const watching = running.screen(admin)
    const told = new Promise<Signature[]>((done) => {
      watching.once('snapshot', () => watching.on('people', done))
      watching.on('connect', () => watching.emit('resume', { after: null }))
    })
    await new Promise((done) => {
      screen.once('snapshot', done)
      screen.on('connect', () => screen.emit('resume', { after: null }))
    })
    const params = { personId: person.id }
    const erased = await running.call(routes.erasePerson, { cookie: admin, params })
    expect(erased.body).toEqual({ ...person, status: 'disabled', version: person.version + 1 })
    await dark
    expect((await told).find((it) => it.id === person.id)?.name).toBeNull()
    const row = await running.store.read.person(person.id)
    expect(row).toMatchObject({ name: null, subject: null, credentials: { passwordHash: null, totpSecret: null } })
    expect((await running.store.read.sessions()).filter((it) => it.personId === person.id)).toEqual([])
    expect((await running.call(routes.whoAmI, { cookie })).body).toBeNull()
    const body = { name: 'Nama Terhapus', password: `${PASSWORD}-lagi` }
    expect((await running.call(routes.signIn, { body })).status).toBe(401)
    expect((await verify()).firstBroken).toBeNull()

    // Twice is once; what the log tells of screens meanwhile does not count.
    expect((await running.call(routes.erasePerson, { cookie: admin, params })).status).toBe(200)
    expect(await running.store.read.entries({ type: 'PersonErased', subject: person.id }, 'rising', 9)).toHaveLength(1)
    const back = { ...body, duty: 'Operator 1', role: 'admin' as const, reach: null, status: 'active' as const }
    const { status } = await running.call(routes.changePerson, {
      cookie: admin,
      params,
      body: { ...back, version: person.version + 1 },
    })
    expect(status).toBe(404)
  })

  it('nobody erases themselves, nor the last administrator', async () => {
    const own = await running.call(routes.erasePerson, { cookie: admin, params: { personId: 'admin' } })
    expect([own.status, own.body]).toEqual([409, { refused: 'ownPerson' }])
    const { store } = running
    const world = { store, clock: { now: () => epochMs(1) } } as Parameters<typeof erasePerson>[0]
    const viewer = { id: 'usr-gone', name: 'x', duty: 'x', role: 'admin', reach: null, due: null } as const
    expect(await erasePerson(world)(viewer, 'admin')).toEqual({ refused: 'lastAdmin' })
    expect((await running.call(routes.whoAmI, { cookie: admin })).body).not.toBeNull()
  })

  it('a tracker is handed out and erased, with every position it sent, also what has only just come', async () => {
    const { trackerId } = await running.tracked(admin, 'PELACAK-NAMA', 2)
    const device = (await running.store.read.trackers()).find((it) => it.device.label === 'PELACAK-NAMA')?.device
    if (!device) throw new Error('no device')
    const params = { deviceId: device.id }
    const old = Array.from({ length: 2_500 }, (_, n) =>
      aPoint(device.id, n, { attributes: { mark: 'JEJAK' }, groupId: device.groupId }),
    )
    await running.store.write((tx) => tx.saveTrack(old))
    await running.raw(`/osmand?id=${trackerId}&lat=0.5&lon=117.5&mark=JEJAK`)
    await running.raw(`/osmand?id=${trackerId}&lat=117.5&lon=0.5&mark=JEJAK`)
    await running.raw(`/osmand?id=${trackerId}&lat=JEJAK`)

    const { status, body } = await running.call(routes.exportDevice, { cookie: admin, params })
    expect(status).toBe(200)
    routes.exportDevice.reply.parse(body)
    expect(body.track.length).toBeGreaterThanOrEqual(2_500)
    expect(body).not.toHaveProperty('tokenHash')

    await running.raw(`/osmand?id=${trackerId}&lat=0.51&lon=117.51&mark=JEJAK`)
    const erased = await running.call(routes.eraseDevice, { cookie: admin, params })
    expect(erased.body).toMatchObject({ id: device.id, label: device.id, status: 'revoked' })
    // What another says afterwards is stored after whatever waited at the door.
    const other = await running.tracked(admin, 'Pelacak lain', 1)
    await running.report(other.trackerId, 117.6, 0.6)
    const heard = async () => (await running.store.read.newestPositions()).map((it) => it.lon)
    await expect.poll(heard).toContain(117.6)
    const left = await running.call(routes.exportDevice, { cookie: admin, params })
    expect(left.body).toMatchObject({ newest: null, track: [], quarantined: [], malformed: [] })
    expect((await running.raw(`/osmand?id=${trackerId}&lat=0.5&lon=117.5`)).status).toBe(404)
    const devices = await running.call(routes.listDevices, { cookie: admin })
    const { health } = devices.body.devices.find((it) => it.device.id === device.id) ?? {}
    expect(health).toMatchObject({ lastHeardAt: null, accepted: 0 })
    const told = (await eventTypes()).filter((type) => type.startsWith('Data') || type.startsWith('DeviceE'))
    expect(told.slice(-3)).toEqual(['DataRead', 'DeviceErased', 'DataRead'])
    expect((await verify()).firstBroken).toBeNull()
    if (database === 'SQLite') {
      const files = ['', '-wal', '-shm'].map((end) => join(running.folder, `jaga-jarak.sqlite${end}`))
      for (const file of files.filter((it) => existsSync(it)))
        expect(readFileSync(file, 'latin1')).not.toContain('JEJAK')
    }
  })

  it('what is not there and what is no id is refused, and nothing is told of it', async () => {
    const before = await running.store.read.head()
    const names = ['exportPerson', 'erasePerson', 'exportDevice', 'eraseDevice'] as const satisfies readonly RouteName[]
    for (const name of names)
      for (const [id, status] of [
        ['nobody', 404],
        ["x' or 1=1--", 400],
        ['..%2f..', 400],
        ['%', 400],
        ['', 400],
        ['x'.repeat(65), 400],
      ] as const) {
        const params = { personId: id || ' ', deviceId: (id || ' ') as DeviceId }
        expect([name, id, (await running.call(routes[name], { cookie: admin, params })).status]).toEqual([
          name,
          id,
          status,
        ])
      }
    expect(await running.store.read.head()).toBe(before)
  })

  it('a run that an administrator begins is told with its progress and in the log', async () => {
    const old = aPoint('km-old', 1)
    await running.store.write((tx) => tx.saveTrack([old]))
    const plan = await running.call(routes.previewRetention, { cookie: admin })
    expect(plan.body.parts.find((it) => it.kind === 'tracks')?.removed).toBe(1)
    const begun = await running.call(routes.runRetention, { cookie: admin })
    expect(begun.body.by).toBe('admin')
    const progress = () => running.call(routes.retentionProgress, { cookie: admin })
    await expect.poll(async () => (await progress()).body.current).toBeNull()
    const [run] = (await progress()).body.runs
    expect(run).toMatchObject({ outcome: 'done', overwritten: true })
    expect(run?.parts[0]).toMatchObject({ kind: 'tracks', removed: 1 })
    expect((await eventTypes()).slice(-4)).toEqual(Array(4).fill('RetentionRun'))
    expect((await running.call(routes.stopRetention, { cookie: admin })).status).toBe(204)
  })

  it('anybody may read how long what is kept, and whom to ask', async () => {
    const { status, body } = await running.call(routes.readPrivacy, {})
    expect(status).toBe(200)
    expect(body).toMatchObject({
      contact: 'Sekretariat, Samarinda',
      retention: { tracks: { thinAfterDays: 14 }, quarantined: { days: 30 } },
    })
  })
})
