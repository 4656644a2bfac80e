import { routes } from '@jaga-jarak/shared/api.ts'
import { USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { alertId, epochMs, GroupId, type PersonId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Running, type Setting, startApp } from '../app-in-test.ts'
import type { PushRow } from '../notify-ports.ts'
import { aGroup, anAlert } from '../store/specimens.ts'
import { aBrowser } from './push-browser-in-test.ts'
import { openSink, type Sink } from './sinks-in-test.ts'

const PATIENT = { timeout: 15_000 }
const HERE = KemendagriCode.parse('64.08')

let pushService: Sink
let running: Running
const setting = (): Setting => ({
  notifyTuning: { random: () => 0, patienceMs: 1_000, leaseMs: 2_000, pushOrigins: [pushService.origin] },
})
beforeEach(async () => {
  pushService = await openSink({ status: 201 })
  running = await startApp(setting())
})
afterEach(async () => {
  await running.stop()
  await pushService.shut().catch(() => undefined)
})

let count = 0
async function raised(regions = [HERE]) {
  const [now, subject] = [running.world.clock.now(), GroupId.parse(`g-${++count}`)]
  const id = alertId(`coverageGap:${subject}@${now}`)
  const times = { raisedAt: now, turnedAt: now, waitsSince: now, regions }
  const alert = anAlert(id, subject, { severity: 'extreme', ...times })
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(count, { id: subject, no: await tx.nextGroupNo() }))
    await tx.saveAlert(alert)
    await tx.append([{ type: 'AlertRaised', alert }], now, null)
  })
  return alert
}

/** A phone that somebody has had told; `told`: how often it was. */
async function phoneOf(cookie: string, path: string) {
  const body = { endpoint: `${pushService.origin}${path}`, keys: aBrowser().keys, rule: USUAL_RULE }
  const { id } = (await running.call(routes.savePush, { cookie, body })).body
  const row = async (): Promise<PushRow | undefined> => running.store.read.push(id)
  const first = await row()
  if (!first) throw new Error('no push')
  return { id, row, first, told: () => pushService.heard.filter((it) => it.path === path).length }
}
type Phone = Awaited<ReturnType<typeof phoneOf>>

/** An alert is told to a phone beside, and by then would have been to this one. */
async function isStillTold(phone: Phone): Promise<boolean> {
  const beside = await phoneOf(await running.seat('operator', null), `/beside-${++count}`)
  const before = phone.told()
  await raised()
  await expect.poll(beside.told, PATIENT).toBe(1)
  const isUnderWay = async () => (await running.store.read.deliveries('waiting', 100)).length
  await expect.poll(isUnderWay, PATIENT).toBe(0)
  return phone.told() > before
}

type End = (at: { cookie: string; phone: Phone; personId: PersonId; admin: string }) => Promise<unknown>
const ENDS: Record<string, End> = {
  'signing out': ({ cookie }) => running.call(routes.signOut, { cookie }),
  'the person ending it': ({ cookie, phone }) =>
    running.call(routes.endOwnSession, { cookie, params: { sessionId: phone.first.sessionId } }),
  'an administrator revoking it': ({ admin, phone }) =>
    running.call(routes.endSession, { cookie: admin, params: { sessionId: phone.first.sessionId } }),
  'the person being disabled': ({ admin, personId }) => {
    const to = { duty: 'Uji', role: 'operator' as const, reach: [HERE], name: personId, version: 1 }
    const body = { ...to, status: 'disabled' as const }
    return running.call(routes.changePerson, { cookie: admin, params: { personId }, body })
  },
  'a new password': ({ admin, personId }) =>
    running.call(routes.resetPassword, { cookie: admin, params: { personId } }),
  'the second factor being taken away': async ({ admin, personId }) => {
    await running.store.write(async (tx) => {
      const row = await tx.person(personId)
      if (row) await tx.savePerson({ ...row, credentials: { ...row.credentials, totpSecret: 'JBSWY3DPEHPK3PXP' } })
    })
    return running.call(routes.resetSecondFactor, { cookie: admin, params: { personId } })
  },
  'the person being erased': ({ admin, personId }) =>
    running.call(routes.erasePerson, { cookie: admin, params: { personId } }),
  'its hour': ({ phone }) => running.store.write((tx) => tx.endSessionsExpiredBy(phone.first.until)),
}

describe('a phone is told until its session ends', () => {
  it.each(Object.keys(ENDS))('by %s', async (how) => {
    const admin = await running.signIn()
    const cookie = await running.seat('operator', ['64.08'])
    const phone = await phoneOf(cookie, '/p')
    expect(await isStillTold(phone)).toBe(true)
    await ENDS[how]?.({ cookie, phone, personId: phone.first.personId, admin })
    expect(await phone.row()).toBeUndefined()
    expect(await isStillTold(phone)).toBe(false)
  })

  it('also when nobody has noticed yet that its hour has come', async () => {
    const phone = await phoneOf(await running.seat('operator', null), '/p')
    await running.store.write((tx) => tx.savePush({ ...phone.first, until: running.world.clock.wall() }))
    expect(await isStillTold(phone)).toBe(false)
  })

  it('and not only until its screen is at rest: a phone in a pocket goes on', async () => {
    const cookie = await running.seat('field', ['64.08'])
    const phone = await phoneOf(cookie, '/p')
    const longAgo = epochMs(running.world.clock.wall() - 2 * 3_600_000)
    await running.store.write((tx) => tx.noteSessionSeen(phone.first.sessionId, longAgo))
    await running.stop({ keep: true })
    running = await startApp({ ...setting(), dataDir: running.folder })
    expect((await running.call(routes.whoAmI, { cookie })).body).toBeNull()
    expect(await isStillTold(phone)).toBe(true)
  })
})

describe('what was on its way is looked at again before it goes', () => {
  const waiting = async () => {
    const [it] = await running.store.read.deliveries('waiting', 9)
    return it?.fault?.status
  }
  it.each(['the session has ended', 'its person may read the alert no more'])(
    '%s',
    async (what) => {
      const phone = await phoneOf(await running.seat('operator', ['64.08']), '/p')
      pushService.script.push({ status: 503 })
      await raised()
      await expect.poll(waiting, PATIENT).toBe(503)
      const { sessionId, personId } = phone.first
      await running.store.write(async (tx) => {
        const row = await tx.person(personId)
        if (!row) throw new Error('nobody')
        if (what === 'the session has ended') await tx.endSession(sessionId)
        else await tx.savePerson({ ...row, person: { ...row.person, reach: [KemendagriCode.parse('64.71')] } })
      })
      const dead = async () => (await running.store.read.deliveries('dead', 9)).map(({ fault }) => fault?.what)
      await expect.poll(dead, PATIENT).toEqual(['gone'])
      expect(phone.told()).toBe(1)
    },
    20_000,
  )

  it('a press leads everybody where they may go', async () => {
    const roles = ['commander', 'operator', 'planner', 'observer', 'field'] as const
    const phones = await Promise.all(
      roles.map(async (role) => {
        const browser = aBrowser()
        const body = { endpoint: `${pushService.origin}/${role}`, keys: browser.keys, rule: USUAL_RULE }
        await running.call(routes.savePush, { cookie: await running.seat(role, null), body })
        return () => pushService.heard.filter(({ path }) => path === `/${role}`).map((it) => browser.read(it.body))
      }),
    )
    const alert = await raised()
    await expect.poll(() => phones.map((read) => read().length), PATIENT).toEqual([1, 1, 1, 1, 1])
    const story = `/console?story=${encodeURIComponent(alert.id)}`
    const paths = phones.map((read) => Reflect.get(Object(read()[0]), 'path'))
    expect(paths).toEqual([story, story, '/console', '/console', '/field'])
  })

  it('whoever signs in at the same browser takes it over, and the session before ends without it', async () => {
    const [before, after] = [await running.seat('operator', null), await running.seat('operator', null)]
    const first = await phoneOf(before, '/p')
    const second = await phoneOf(after, '/p')
    expect([second.id, (await second.row())?.personId]).toEqual([first.id, second.first.personId])
    await running.call(routes.signOut, { cookie: before })
    expect(await isStillTold(second)).toBe(true)
  })
})
