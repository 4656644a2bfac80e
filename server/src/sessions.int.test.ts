import { type Reply, type Routes, routes } from '@jaga-jarak/shared/api.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Signature } from '@jaga-jarak/shared/roles.ts'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, type Running, type ScreenSocket, startApp } from './app-in-test.ts'
import { exerciseClock, realClock } from './clock.ts'
import type { World } from './usecases/change-world.ts'
import { openDisplay, signIn } from './usecases/sign-in.ts'

/** The real time, moved by hand where a code of a second factor must be another. */
let ahead = 0
const clock = { ...realClock, wall: () => epochMs(Date.now() + ahead) }

let running: Running
let admin: string
beforeAll(async () => {
  running = await startApp({ clock })
  admin = await running.signIn()
})
afterAll(() => running.stop())

const OWN = 'sebuah-kereta-biru-tua'
let count = 0
type Added = Reply<Routes['addPerson']> & { name: string }
/** A person as an administrator adds one. */
async function add(some: object = {}): Promise<Added> {
  const name = `petugas ${++count}`
  const draft = { name, duty: `Operator ${count}`, role: 'operator' as const, reach: null, ...some }
  return { name, ...(await running.call(routes.addPerson, { cookie: admin, body: draft })).body }
}
const enter = (name: string, password: string, code?: string) =>
  running.call(routes.signIn, { body: { name, password, ...(code === undefined ? {} : { code }) } })
/** Somebody who has chosen a password; answers the cookie. */
async function seated(person: Added): Promise<string> {
  const cookie = running.cookieOf(await enter(person.name, person.password))
  const body = { current: person.password, wanted: OWN }
  expect((await running.call(routes.changePassword, { cookie, body })).status).toBe(204)
  return cookie
}
/** Resolves with the first snapshot, rejects when the screen is refused. */
const shows = (socket: ScreenSocket): Promise<void> =>
  new Promise((done, fail) => {
    socket.once('connect_error', fail)
    socket.once('snapshot', () => done())
    socket.emit('resume', { after: null })
  })
const gone = (socket: ScreenSocket): Promise<void> => new Promise((done) => socket.once('disconnect', () => done()))

describe('a first password', () => {
  it('lets nobody do anything but choose another, also no screen', async () => {
    const person = await add()
    const opened = await enter(person.name, person.password)
    expect(opened.body).toMatchObject({ role: 'operator', due: 'password' })
    const cookie = running.cookieOf(opened)
    const refused = await running.call(routes.readOperation, { cookie })
    expect([refused.status, refused.body]).toMatchObject([403, { refused: 'notYet' }])
    await expect(shows(running.screen(cookie))).rejects.toThrow('notYet')
    const body = { current: person.password, wanted: OWN }
    expect((await running.call(routes.changePassword, { cookie, body })).status).toBe(204)
    expect((await running.call(routes.readOperation, { cookie })).status).toBe(200)
    expect((await enter(person.name, person.password)).status).toBe(401)
    expect((await enter(person.name, OWN)).body).toMatchObject({ due: null })
  })

  it.each([
    ['from a breach', 'qwertyuiop123', 'breached'],
    ['that repeats itself', 'abababababab', 'repeating'],
    ['of words on every screen', 'jagajarak2024', 'knownWords'],
    ['that it was', null, 'same'],
  ])('is not exchanged for one %s', async (_, wanted, detail) => {
    const person = await add()
    const cookie = running.cookieOf(await enter(person.name, person.password))
    const body = { current: person.password, wanted: wanted ?? person.password }
    const answer = await running.call(routes.changePassword, { cookie, body })
    expect([answer.status, answer.body]).toEqual([422, { refused: 'weakPassword', detail }])
  })

  it('is not exchanged without knowing it, nor for a short one', async () => {
    const person = await add()
    const cookie = running.cookieOf(await enter(person.name, person.password))
    const change = (current: string, wanted: string) =>
      running.call(routes.changePassword, { cookie, body: { current, wanted } })
    expect((await change('guess', OWN)).status).toBe(401)
    expect((await change(person.password, 'elevenchars')).status).toBe(400)
  })
})

describe('sessions', () => {
  it('are listed by their holder, and one of them is ended: its screens go dark', async () => {
    const person = await add()
    const here = await seated(person)
    const there = running.cookieOf(await enter(person.name, OWN))
    const { sessions } = (await running.call(routes.listOwnSessions, { cookie: here })).body
    expect(sessions).toHaveLength(2)
    expect(sessions[0]).toMatchObject({ personId: person.person.id, entrance: 'password', address: '127.0.0.1' })
    expect(JSON.stringify(sessions)).not.toMatch(/token/i)
    const socket = running.screen(there)
    await shows(socket)
    const dark = gone(socket)
    const [other] = sessions.filter((it) => !it.isThisOne)
    if (!other) throw new Error('no other session')
    const params = { sessionId: other.id }
    expect((await running.call(routes.endOwnSession, { cookie: await seated(await add()), params })).status).toBe(404)
    expect((await running.call(routes.endOwnSession, { cookie: here, params })).status).toBe(204)
    await dark
    expect((await running.call(routes.whoAmI, { cookie: there })).body).toBeNull()
    expect((await running.call(routes.whoAmI, { cookie: here })).body).not.toBeNull()
  })

  it('end with the old password, but for the one that changed it', async () => {
    const person = await add()
    const here = await seated(person)
    const there = running.cookieOf(await enter(person.name, OWN))
    const body = { current: OWN, wanted: 'lain-lagi-dan-panjang' }
    expect((await running.call(routes.changePassword, { cookie: here, body })).status).toBe(204)
    expect((await running.call(routes.whoAmI, { cookie: there })).body).toBeNull()
    expect((await running.call(routes.whoAmI, { cookie: here })).body).not.toBeNull()
  })

  it.each([
    [
      'disabled',
      ({ person, name }: Added) =>
        running.call(routes.changePerson, {
          cookie: admin,
          params: { personId: person.id },
          body: { ...person, name, reach: null, status: 'disabled' },
        }),
    ],
    [
      'given another role',
      ({ person, name }: Added) =>
        running.call(routes.changePerson, {
          cookie: admin,
          params: { personId: person.id },
          body: { ...person, name, reach: null, role: 'observer' },
        }),
    ],
    [
      'given a new password',
      ({ person }: Added) => running.call(routes.resetPassword, { cookie: admin, params: { personId: person.id } }),
    ],
  ])('of somebody %s end, and the open console goes dark within five seconds', async (_, change) => {
    const person = await add()
    const cookie = await seated(person)
    const socket = running.screen(cookie)
    await shows(socket)
    const dark = gone(socket)
    const began = performance.now()
    expect((await change(person)).status).toBe(200)
    await dark
    expect(performance.now() - began).toBeLessThan(5_000)
    expect((await running.call(routes.whoAmI, { cookie })).body).toBeNull()
  })

  it('of which the store is told by another process end within five seconds too', async () => {
    const person = await add()
    const cookie = await seated(person)
    const socket = running.screen(cookie)
    await shows(socket)
    const dark = gone(socket)
    await running.store.write((tx) => tx.endSessionsOfPerson(person.person.id))
    await dark
  }, 10_000)
})

describe('a way in that is under way', () => {
  /** Signs in, and `meanwhile` runs after what was shown has been found right, just before the session would open. */
  async function overtaken(enters: (world: World) => Promise<unknown>, meanwhile: () => Promise<unknown>) {
    const { store } = running
    let isFirst = true
    const write: typeof store.write = async (work) => {
      if (isFirst) {
        isFirst = false
        await meanwhile()
      }
      return store.write(work)
    }
    const before = (await store.read.sessions()).length
    const outcome = await enters({ ...running.world, store: { ...store, write } })
    expect(outcome).toEqual({ refused: 'wrongCredentials' })
    expect(await store.read.sessions()).toHaveLength(before)
  }
  const from = { address: '127.0.0.1', agent: '' }

  it.each([
    [
      'password that was reset meanwhile',
      ({ person }: Added) => running.call(routes.resetPassword, { cookie: admin, params: { personId: person.id } }),
    ],
    [
      'holder who was disabled meanwhile',
      ({ person, name }: Added) =>
        running.call(routes.changePerson, {
          cookie: admin,
          params: { personId: person.id },
          body: { ...person, name, reach: null, status: 'disabled' },
        }),
    ],
  ])('does not outlive a %s', async (_, change) => {
    const person = await add()
    const { name, password } = person
    await overtaken(
      (world) => signIn(world)({ name, password }, from),
      () => change(person),
    )
  })

  it("does not outlive a wall's token that was exchanged meanwhile", async () => {
    const { display, token } = (
      await running.call(routes.registerDisplay, { cookie: admin, body: { name: 'Dinding di jalan' } })
    ).body
    await overtaken(
      (world) => openDisplay(world)(token, from),
      () => running.call(routes.rotateDisplay, { cookie: admin, params: { displayId: display.id } }),
    )
  })
})

it('a session lasts by the true time: an exercise whose clock is set back or runs fast changes nothing', async () => {
  const exercise = exerciseClock({ real: Date.now(), operation: Date.UTC(2024, 10, 20), speed: 3_600 })
  const fast = await startApp({ clock: exercise })
  const answer = await fast.call(routes.signIn, { body: { name: 'admin', password: PASSWORD } })
  expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=43200')
  const cookie = fast.cookieOf(answer)
  const began = exercise.now()
  // Within a second an hour of the exercise passes, twice as long as a session may rest.
  await expect.poll(() => exercise.now() - began, { timeout: 5_000 }).toBeGreaterThan(3_600_000)
  const { sessions, takenAt } = (await fast.call(routes.listSessions, { cookie })).body
  const [own] = sessions.filter((it) => it.isThisOne)
  if (!own) throw new Error('no own session')
  expect(Math.abs(takenAt - Date.now())).toBeLessThan(5_000)
  expect(own.expiresAt - own.openedAt).toBe(12 * 3_600_000)
  expect(takenAt - own.openedAt).toBeLessThan(60_000)
  await fast.stop()
})

describe('administration', () => {
  it('keeps at least one administrator of the whole province', async () => {
    const params = { personId: 'admin' }
    const body = { name: 'admin', duty: 'Administrator', role: 'admin' as const, reach: null, version: 1 }
    for (const some of [{ status: 'disabled' }, { role: 'observer' }, { reach: ['64.08'] }]) {
      const wanted = { ...body, status: 'active' as const, ...some } as typeof body & { status: 'active' }
      const answer = await running.call(routes.changePerson, { cookie: admin, params, body: wanted })
      expect([answer.status, answer.body]).toMatchObject([409, { refused: 'lastAdmin' }])
    }
  })

  it('refuses a name that is taken, a regency that is not there, and an old version', async () => {
    const { person, name } = await add()
    const draft = { name, duty: 'x', role: 'field' as const, reach: null }
    const add2 = (body: object) => running.call(routes.addPerson, { cookie: admin, body: { ...draft, ...body } })
    expect((await add2({})).body).toMatchObject({ refused: 'nameTaken' })
    expect((await add2({ name: 'baru', reach: ['99.01'] })).body).toMatchObject({ refused: 'unknownRegion' })
    const params = { personId: person.id }
    const body = { ...draft, status: 'active' as const, version: 7 }
    const answer = await running.call(routes.changePerson, { cookie: admin, params, body })
    expect(answer.body).toMatchObject({ refused: 'changedMeanwhile', current: { version: 1 } })
  })

  it('renames somebody on every open screen, and the log knows no name', async () => {
    const { person, name } = await add()
    const socket = running.screen(admin)
    await shows(socket)
    const told = new Promise<Signature[]>((done) => socket.on('people', done))
    const body = { ...person, name: `${name} baru`, reach: null }
    await running.call(routes.changePerson, { cookie: admin, params: { personId: person.id }, body })
    expect((await told).find((it) => it.id === person.id)?.name).toBe(`${name} baru`)
    const entries = await running.store.read.entriesAfter(0 as never, 1_000)
    expect(JSON.stringify(entries)).not.toContain('petugas ')
  })

  it('gives a wall and a tracker a new token, and the old ones are worth nothing', async () => {
    const wall = (await running.call(routes.registerDisplay, { cookie: admin, body: { name: 'Dinding' } })).body
    const cookie = running.cookieOf(await running.call(routes.openDisplay, { body: { token: wall.token } }))
    const params = { displayId: wall.display.id }
    const { token } = (await running.call(routes.rotateDisplay, { cookie: admin, params })).body
    expect((await running.call(routes.whoAmI, { cookie })).body).toBeNull()
    expect((await running.call(routes.openDisplay, { body: { token: wall.token } })).status).toBe(401)
    expect((await running.call(routes.openDisplay, { body: { token } })).status).toBe(200)

    const { device, trackerId } = (await running.call(routes.registerDevice, { cookie: admin, body: { label: 'a' } }))
      .body
    expect((await running.report(trackerId, 117.5, 0.5)).status).toBe(200)
    const rotated = await running.call(routes.rotateDevice, { cookie: admin, params: { deviceId: device.id } })
    expect((await running.report(trackerId, 117.5, 0.5)).status).toBe(404)
    expect((await running.report(rotated.body.trackerId, 117.5, 0.5)).status).toBe(200)
  })
})

describe('a second factor', () => {
  const codeOf = (secret: string): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.wall() })

  const begin = (cookie: string, password = OWN) =>
    running.call(routes.beginSecondFactor, { cookie, body: { password } })

  it('is set up by who knows the password, and ends every session that was opened without it', async () => {
    const person = await add()
    const here = await seated(person)
    const there = running.cookieOf(await enter(person.name, OWN))
    const socket = running.screen(there)
    await shows(socket)
    const dark = gone(socket)
    const guessed = await begin(here, 'a guess at a console left open')
    expect([guessed.status, guessed.body]).toEqual([401, { refused: 'wrongCredentials' }])
    const { secret } = (await begin(here)).body
    expect((await running.call(routes.whoAmI, { cookie: there })).body).not.toBeNull()
    const body = { code: codeOf(secret) }
    expect((await running.call(routes.confirmSecondFactor, { cookie: here, body })).status).toBe(200)
    await dark
    expect((await running.call(routes.whoAmI, { cookie: there })).body).toBeNull()
    expect((await running.call(routes.whoAmI, { cookie: here })).body).not.toBeNull()
  })

  it('is asked for once it was confirmed; each code is good once; a recovery code works once', async () => {
    const person = await add()
    const cookie = await seated(person)
    const { secret, uri } = (await begin(cookie)).body
    expect(uri).toContain('otpauth://totp/')
    expect((await enter(person.name, OWN)).status).toBe(200)
    const confirm = (code: string) => running.call(routes.confirmSecondFactor, { cookie, body: { code } })
    expect((await confirm('000000')).status).toBe(401)
    const code = codeOf(secret)
    const { recoveryCodes } = (await confirm(code)).body
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await enter(person.name, OWN)).body).toMatchObject({ refused: 'needsCode' })
    const [noted] = await running.store.read.entries({ type: 'SignInFailed' }, 'falling', 1)
    expect(noted?.event).toEqual({ type: 'SignInFailed', personId: person.person.id, fault: 'noCode' })
    expect((await enter(person.name, OWN, code)).body).toMatchObject({ refused: 'wrongCredentials' })
    ahead += 60_000
    expect((await enter(person.name, OWN, codeOf(secret))).status).toBe(200)
    const [recovery = ''] = recoveryCodes
    expect((await enter(person.name, OWN, recovery)).status).toBe(200)
  })

  it('shows in the own account, with how many recovery codes are left, and with nothing of what they are', async () => {
    const person = await add()
    const cookie = await seated(person)
    const account = async () => (await running.call(routes.readOwnAccount, { cookie })).body
    const without = { hasPassword: true, hasSecondFactor: false, needsSecondFactor: false, recoveryCodesLeft: 0 }
    expect(await account()).toEqual(without)
    const { secret } = (await begin(cookie)).body
    expect(await account()).toEqual(without)
    const body = { code: codeOf(secret) }
    const { recoveryCodes } = (await running.call(routes.confirmSecondFactor, { cookie, body })).body
    const [first = '', second = ''] = recoveryCodes
    expect(await account()).toEqual({ ...without, hasSecondFactor: true, recoveryCodesLeft: 10 })
    await enter(person.name, OWN, first)
    expect(await account()).toEqual({ ...without, hasSecondFactor: true, recoveryCodesLeft: 9 })
    await running.call(routes.removeSecondFactor, { cookie, body: { code: second } })
    expect(await account()).toEqual(without)
  })

  it('that was lost is taken away by an administrator, and every session with it', async () => {
    const person = await add()
    const cookie = await seated(person)
    const { secret } = (await begin(cookie)).body
    await running.call(routes.confirmSecondFactor, { cookie, body: { code: codeOf(secret) } })
    expect((await begin(cookie)).body).toMatchObject({ refused: 'alreadySet' })
    const params = { personId: person.person.id }
    expect((await running.call(routes.resetSecondFactor, { cookie: admin, params })).status).toBe(204)
    expect((await running.call(routes.whoAmI, { cookie })).body).toBeNull()
    expect((await enter(person.name, OWN)).status).toBe(200)
  })

  it('is removed by its holder with a code of it only', async () => {
    const cookie = await seated(await add())
    const { secret } = (await begin(cookie)).body
    await running.call(routes.confirmSecondFactor, { cookie, body: { code: codeOf(secret) } })
    const remove = (code: string) => running.call(routes.removeSecondFactor, { cookie, body: { code } })
    expect((await remove('000000')).status).toBe(401)
    ahead += 60_000
    expect((await remove(codeOf(secret))).status).toBe(204)
  })
})

it('who tries to sign in is told nothing of what was right, and the log says what was wrong', async () => {
  const before = await running.store.read.head()
  const person = await add()
  await enter(person.name, PASSWORD)
  await enter('tidak ada', PASSWORD)
  const entries = await running.store.read.entriesAfter(before, 100)
  const faults = entries.flatMap(({ event }) => (event.type === 'SignInFailed' ? [[event.personId, event.fault]] : []))
  expect(faults).toEqual([
    [person.person.id, 'wrongPassword'],
    [null, 'unknownName'],
  ])
})
