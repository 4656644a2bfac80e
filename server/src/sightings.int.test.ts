import { randomUUID } from 'node:crypto'
import { routes } from '@jaga-jarak/shared/api.ts'
import { ContestId, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode, type Place } from '@jaga-jarak/shared/region.ts'
import { Sighting } from '@jaga-jarak/shared/sighting.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'

const place: Place = { regency: { code: KemendagriCode.parse('64.08'), name: 'Kutai Timur' }, district: null }
let running: Running
let field: string
beforeEach(async () => {
  running = await startApp({ gazetteer: { placeAt: () => place } })
  field = await running.seat('field', ['64.71'])
})
afterEach(() => running.stop())

const crowd = (ballotNumber: number) => ({
  ...{ name: `Massa ${ballotNumber}`, kind: 'crowd', headcount: 400 },
  camps: [{ contestId: ContestId.parse('gubernur'), ballotNumber }],
})
const at = (lat: number) => ({ position: { lon: 117.5, lat }, accuracyM: 40, isMoving: false })
const see = (some: object, cookie = field) =>
  running.call(routes.reportSighting, { cookie, body: Sighting.parse({ id: randomUUID(), groupId: null, ...some }) })

it('[PX1, PX4] two crowds of opposing camps that officers see side by side raise danger', async () => {
  const [one, other] = [await see({ crowd: crowd(1), ...at(0.5) }), await see({ crowd: crowd(2), ...at(0.505) })]
  expect(one.body).toMatchObject({
    group: { name: 'Massa 1', region: '64.08', headcount: 400, status: 'watched' },
    reception: { outcome: 'newest' },
  })
  const pair = [one.body.group.id, other.body.group.id].toSorted()
  const alert = () => running.store.read.latestAlert('encounter', pair)
  await expect.poll(alert).toMatchObject({ severity: 'extreme', certainty: 'observed' })
  // Who made it is in the log, by id; trackers carry no name.
  const devices = await running.store.read.trackers()
  expect(devices.map(({ device }) => [device.label, device.groupId])).toEqual(
    expect.arrayContaining([['Ponsel petugas', one.body.group.id]]),
  )
})

it('[PX5] what an officer was told of makes no observed encounter, and a tracker that was given away carries nothing', async () => {
  const told = { ...at(0.505), certainty: 'possible' }
  const [one, other] = [await see({ crowd: crowd(1), ...at(0.5) }), await see({ crowd: crowd(2), ...told })]
  const pair = [one.body.group.id, other.body.group.id].toSorted()
  await expect.poll(() => running.store.read.latestAlert('encounter', pair)).toMatchObject({ certainty: 'possible' })
  const mine = (await running.store.read.trackers()).find(({ device }) => device.groupId === one.body.group.id)
  const admin = await running.signIn()
  const { id: deviceId, label, intervalS, status, version } = mine?.device ?? { id: '', label: '', version: 1 }
  const body = { label, intervalS, status, version, groupId: other.body.group.id } as never
  expect((await running.call(routes.changeDevice, { cookie: admin, params: { deviceId }, body })).status).toBe(200)
  expect(await see({ groupId: one.body.group.id, ...at(0.51) })).toMatchObject({ body: { refused: 'inUse' } })
})

it('[IN2] sent twice it is one group and one position; another officer sees the same group by a tracker of their own', async () => {
  const id = randomUUID()
  const seenAt = epochMs(Date.now())
  const first = await see({ id, crowd: crowd(1), ...at(0.5), seenAt })
  const again = await see({ id, crowd: crowd(1), ...at(0.5), seenAt })
  expect(again.body.group).toEqual(first.body.group)
  expect(again.body.reception).toEqual({ outcome: 'duplicate' })
  const groupId = first.body.group.id
  const other = await running.seat('field', null)
  expect((await see({ groupId, ...at(0.501) }, other)).body.group).toEqual(first.body.group)
  expect((await running.store.read.groups()).length).toBe(1)
  expect((await running.store.read.trackers()).filter(({ device }) => device.groupId === groupId)).toHaveLength(2)
})

it('what cannot be is refused with a code, and nothing of it stays', async () => {
  expect(await see({ groupId: 'grp-none', ...at(0.5) })).toMatchObject({ body: { refused: 'unknownGroup' } })
  expect(await see({ crowd: crowd(19), ...at(0.5) })).toMatchObject({ body: { refused: 'unknownCamp' } })
  expect(Sighting.safeParse({ id: randomUUID(), groupId: null, ...at(0.5) }).success).toBe(false)
  expect(Sighting.safeParse({ id: randomUUID(), groupId: 'g', crowd: crowd(1), ...at(0.5) }).success).toBe(false)
  expect(Sighting.safeParse({ id: '../x', groupId: 'g', ...at(0.5) }).success).toBe(false)
  // PX12: what cannot be placed, or timed, is nobody's group.
  const sent = (some: object) => see({ crowd: crowd(1), ...at(0.5), ...some })
  expect(await sent({ position: { lon: 10, lat: 50 } })).toMatchObject({ status: 422, body: { refused: 'wrongPlace' } })
  expect(await sent({ accuracyM: 20_000 })).toMatchObject({ body: { refused: 'vaguePlace' } })
  expect(await sent({ seenAt: Date.now() + 3_600_000 })).toMatchObject({ body: { refused: 'wrongTime' } })
  const unsure = { id: randomUUID(), groupId: null, crowd: crowd(1), ...at(0.5), certainty: 'unknown' }
  expect(Sighting.safeParse(unsure).success).toBe(false)
  expect(await running.store.read.groups()).toEqual([])
  expect(await running.store.read.trackers()).toEqual([])
})

it('who goes along with a group speaks for it with their phone, until it is closed or the tracker is revoked', async () => {
  const { groupId } = await running.tracked(await running.signIn(), 'Konvoi', 1)
  const share = (lat: number) =>
    running.call(routes.sharePosition, {
      cookie: field,
      params: { groupId },
      body: { fixes: [{ lon: 117.5, lat, fixedAt: epochMs(Date.now()), accuracyM: 8 }] },
    })
  expect((await share(0.5)).body.receptions).toMatchObject([{ outcome: 'newest' }])
  expect((await share(95)).status).toBe(400)
  const own = (await running.store.read.trackers()).find(({ device }) => device.label === 'Ponsel petugas')?.device
  if (!own) throw new Error('no tracker of the officer')
  const operator = await running.seat('operator', null)
  const revoked = { ...own, status: 'revoked' as const }
  await running.call(routes.changeDevice, { cookie: operator, params: { deviceId: own.id }, body: revoked })
  expect(await share(0.5)).toMatchObject({ status: 409, body: { refused: 'alreadyClosed' } })
})

it('a phone that runs wild is told to wait; others are not', async () => {
  const burst = await Promise.all(Array.from({ length: 61 }, () => see({ groupId: 'grp-none', ...at(0.5) })))
  const refused = burst.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await see({ groupId: 'grp-none', ...at(0.5) }, await running.seat('field', null))).status).not.toBe(429)
})
