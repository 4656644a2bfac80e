import { routes } from '@jaga-jarak/shared/api.ts'
import type { Heartbeat } from '@jaga-jarak/shared/feed.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../tasks/postgres.ts'
import { type Setting, startApp } from './app-in-test.ts'
import { snapshotOf } from './screen-in-test.ts'

let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['SQLite', 'PostgreSQL'])('a restart over %s', (kind) => {
  it('[LG1] [AL3] goes on: open alerts stand as acknowledged, nothing is raised twice', async () => {
    const setting = (): Setting => (kind === 'SQLite' ? {} : { databaseUrl: postgres.url })
    const first = await startApp(setting())
    const cookie = await first.signIn()
    const [a, b] = [await first.tracked(cookie, 'a', 1), await first.tracked(cookie, 'b', 2)]
    const screen = first.screen(cookie)
    await snapshotOf(screen)
    const raised = new Promise<string>((done) => {
      screen.on('entries', (entries) => {
        for (const { event } of entries) if (event.type === 'AlertRaised') done(event.alert.id)
      })
    })
    await first.report(a.trackerId, 117.5, 0.5)
    await first.report(b.trackerId, 117.501, 0.5)
    const alertId = await raised
    const body = { version: 1, comment: 'patroli berangkat' }
    expect((await first.call(routes.acknowledgeAlert, { cookie, params: { alertId }, body })).status).toBe(200)
    await first.stop({ keep: true })

    const second = await startApp({ ...setting(), dataDir: first.folder })
    const back = second.screen(await second.signIn())
    const { alerts, seq: head } = await snapshotOf(back)
    expect(alerts).toMatchObject([{ id: alertId, cleared: null, acknowledged: { by: 'admin', comment: body.comment } }])
    const beat = new Promise<Heartbeat>((done) => back.once('heartbeat', done))
    await second.report(a.trackerId, 117.5, 0.5)
    await second.report(b.trackerId, 117.501, 0.5)
    const { head: now } = await beat
    const since = (await second.store.read.entriesAfter(head, 100)).filter(({ seq }) => seq <= now)
    expect(since.filter(({ event }) => event.type !== 'ScreensChanged')).toEqual([])
    await second.stop()
  })
})
