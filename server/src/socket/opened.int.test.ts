import type { Opened } from '@jaga-jarak/shared/opened.ts'
import { alertId, GroupId, seq } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { ScreenId } from '@jaga-jarak/shared/screen.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, type ScreenSocket, startApp } from '../app-in-test.ts'
import { aGroup, anAlert, anIncident } from '../store/specimens.ts'

const HERE = '64.08'
const group = GroupId.parse('group-1')
const regions = [KemendagriCode.parse(HERE)]
const alert = anAlert(alertId(`coverageGap:${group}@1`), group, { regions })
const place = { regency: { code: KemendagriCode.parse(HERE), name: 'Kutai Timur' }, district: null }
const incident = anIncident(1, { place })
const SUBJECT = { kind: 'alert' as const, id: alert.id }

let running: Running
beforeAll(async () => {
  running = await startApp()
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(1))
    await tx.saveAlert(alert)
    await tx.saveIncident(incident)
  })
})
afterAll(() => running.stop())

/** A desk that is connected: its cookie, its screen, and what it is told is open. */
async function desk(role: 'operator' | 'observer' | 'display' | 'field' = 'operator', reach: string[] | null = null) {
  const cookie = await running.seat(role, reach)
  const socket: ScreenSocket = running.screen(cookie)
  let told: Opened[] | null = null
  let screenId = ScreenId.parse('none')
  const named = new Promise<void>((done) => socket.once('screen', () => done()))
  socket.on('screen', (id) => {
    screenId = id
  })
  socket.on('opened', (opened) => {
    told = opened
  })
  await new Promise<void>((done) => {
    socket.once('snapshot', () => done())
    socket.emit('resume', { after: null })
  })
  if (role === 'operator') await named
  const put = (subject: object | null, screen: string = screenId) =>
    running.raw(`/api/v1/screens/${screen}/open`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ subject }),
    })
  return {
    socket,
    put,
    screenId: () => screenId,
    told: () => told?.map(({ screenId: id, subject }) => [id, subject.id]),
    whole: () => told,
  }
}
const soon = { timeout: 5_000, interval: 50 }

it('what somebody has open is told to those who may act on it, and to nobody else', async () => {
  const [rini, budi, far] = [await desk(), await desk('operator', [HERE]), await desk('operator', ['64.71'])]
  const [observer, wall, officer] = [await desk('observer'), await desk('display'), await desk('field')]
  expect((await rini.put(SUBJECT)).status).toBe(204)
  await expect.poll(budi.told, soon).toEqual([[rini.screenId(), alert.id]])
  expect(budi.whole()?.[0]).toMatchObject({ subject: SUBJECT })
  expect(far.told()).toEqual([])
  for (const one of [observer, wall, officer]) expect(one.told()).toBeUndefined()
  // Moving on to something else takes its place.
  expect((await rini.put({ kind: 'incident', id: incident.id })).status).toBe(204)
  await expect.poll(budi.told, soon).toEqual([[rini.screenId(), incident.id]])
  expect((await rini.put(null)).status).toBe(204)
  await expect.poll(budi.told, soon).toEqual([])
  for (const one of [rini, budi, far, observer, wall, officer]) one.socket.close()
})

it('it ends with its screen, and within five seconds when the screen is cut off without a word', async () => {
  const [rini, budi] = [await desk(), await desk()]
  await rini.put(SUBJECT)
  await expect.poll(budi.told, soon).toHaveLength(1)
  rini.socket.close()
  await expect.poll(budi.told, soon).toEqual([])

  const cut = await desk()
  await cut.put(SUBJECT)
  await expect.poll(budi.told, soon).toHaveLength(1)
  // The end of a pulled cable: nothing is read, so nothing is answered.
  const wire = Reflect.get(Reflect.get(cut.socket.io.engine.transport, 'ws'), '_socket')
  wire.pause()
  await expect.poll(budi.told, { timeout: 5_500, interval: 50 }).toEqual([])
  wire.resume()
  await expect.poll(budi.told, soon).toEqual([[cut.screenId(), alert.id]])
  for (const one of [budi, cut]) one.socket.close()
})

it('nobody speaks for the screen of another, for what is elsewhere or for what is not there', async () => {
  const [rini, other, far] = [await desk(), await desk(), await desk('operator', ['64.71'])]
  const refusal = async (answer: Response) => [answer.status, Reflect.get(Object(await answer.json()), 'refused')]
  expect(await refusal(await rini.put(SUBJECT, other.screenId()))).toEqual([404, 'notFound'])
  expect(await refusal(await rini.put(SUBJECT, 'scr-nobody'))).toEqual([404, 'notFound'])
  expect(await refusal(await far.put(SUBJECT))).toEqual([403, 'outsideReach'])
  expect(await refusal(await rini.put({ kind: 'alert', id: 'coverageGap:nothing@1' }))).toEqual([404, 'notFound'])
  const garbage = [{ kind: 'group', id: 'group-1' }, { kind: 'alert' }, { kind: 'incident', id: '<script>' }, []]
  for (const subject of garbage) expect(await refusal(await rini.put(subject))).toEqual([400, 'malformed'])
  expect(other.told()).toEqual([])
  for (const one of [rini, other, far]) one.socket.close()
})

it('it is history nowhere, and who says it without end is asked to wait', async () => {
  const rini = await desk()
  const before = await running.store.read.entriesAfter(seq(0), 10_000)
  const statuses = []
  for (let i = 0; i < 50; i++) statuses.push((await rini.put(i % 2 === 0 ? SUBJECT : null)).status)
  expect(statuses.filter((it) => it === 429).length).toBeGreaterThan(0)
  expect(statuses.slice(0, 30).every((it) => it === 204)).toBe(true)
  const after = await running.store.read.entriesAfter(seq(0), 10_000)
  expect(after.slice(before.length).every(({ event }) => event.type === 'ScreensChanged')).toBe(true)
  rini.socket.close()
})
