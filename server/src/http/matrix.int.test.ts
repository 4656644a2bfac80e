import { type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import {
  type Access,
  OPEN_WHILE_DUE,
  PAGE_ACCESS,
  PAGES,
  type PageName,
  ROUTE_ACCESS,
} from '@jaga-jarak/shared/matrix.ts'
import { alertId, DeviceId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'
import { Role } from '@jaga-jarak/shared/roles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { ELSEWHERE, HERE, placeAt } from '../place-in-test.ts'
import { aDevice, aGroup, anAlert, anIncident, anOrder, aRally } from '../store/specimens.ts'
import { WITHOUT_SECOND_FACTOR } from '../usecases/second-factor.ts'
import { type Asking, BODIES, HEADERS, place, QUERIES } from './bodies-in-test.ts'

/** Every cell of the matrix of routes: who, bound to where, gets in. Made from the matrix, so that no cell is forgotten. */

let running: Running
let trackerId: string
let sourceToken: string
beforeAll(async () => {
  running = await startApp({ gazetteer: { placeAt } })
  const cookie = await running.signIn()
  trackerId = (await running.tracked(cookie, 'Pintu', 1)).trackerId
  const body = { name: 'Pusat panggilan', reach: null, words: [] }
  sourceToken = (await running.call(routes.registerSource, { cookie, body })).body.token
})
afterAll(() => running.stop())

const isName = (name: string): name is RouteName => name in routes
const all = Object.keys(routes).filter(isName)

let made = 1_000
/** What lies here for a route to act on, new for each call; the values of its path. */
async function something(): Promise<Record<string, string>> {
  const no = made++
  const [groupId, deviceId] = [GroupId.parse(`group-${no}`), DeviceId.parse(`dev-${no}`)]
  const incident = anIncident(no, { place: placeAt(place) })
  const rally = aRally(`rally-${no}`, { place: placeAt(place), until: epochMs(4_102_444_800_000) })
  const order = anOrder(`ord-${no}`, {
    ...{ kind: 'limits', limits: { watchM: 15_000, warningM: 5_000, dangerM: 2_000 }, contestId: null },
    ...{ region: HERE, until: epochMs(4_102_444_800_000) },
  })
  const alert = anAlert(alertId(`coverageGap:${groupId}@1`), groupId, { regions: [HERE] })
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(no, { no: await tx.nextGroupNo(), region: HERE }))
    await tx.saveDevice(aDevice(deviceId, { groupId }), `hash-${no}`)
    await tx.saveIncident(incident)
    await tx.saveRally(rally)
    await tx.saveOrder(order)
    await tx.saveAlert(alert)
  })
  const of = { groupId, deviceId, incidentId: incident.id, rallyId: rally.id, orderId: order.id, alertId: alert.id }
  const ids = { displayId: 'wall-0', screenId: 'scr-0', sessionId: 'ses-0', personId: 'usr-0' }
  return { ...of, ...ids, photoId: crypto.randomUUID(), sourceId: 'src-0' }
}

/** What is wanted lies here, too. */
const WANTED: { [K in RouteName]?: object } = {
  ...BODIES,
  registerGroup: { ...BODIES.registerGroup, region: HERE },
  changeGroup: { ...BODIES.changeGroup, region: HERE },
  actOnIncident: { act: 'verify', version: 1 },
}

async function ask(name: RouteName, headers: Record<string, string>) {
  const { method, path } = routes[name]
  const ids = await something()
  let wanted = WANTED[name]
  if (name === 'registerDevice' || name === 'changeDevice') wanted = { ...wanted, groupId: ids.groupId }
  if (name === 'openSubject') wanted = { subject: { kind: 'alert', id: ids.alertId } }
  if (name === 'reportIncident') wanted = { ...wanted, id: crypto.randomUUID() }
  const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(ids[key] ?? 'none'))
  const url = filled + (name in QUERIES ? writeQuery(QUERIES[name as Asking]) : '')
  const asking = { ...headers, ...HEADERS[name] }
  const sent =
    wanted === undefined
      ? { headers: asking }
      : { headers: { ...asking, 'content-type': 'application/json' }, body: JSON.stringify(wanted) }
  return outcomeOf(await running.raw(url, { method: method.toUpperCase(), ...sent }))
}

/** `open`, or why not. */
async function outcomeOf(answer: Response): Promise<string> {
  const text = await answer.text()
  if (answer.ok) return 'open'
  const { refused } = RefusalBody.parse(JSON.parse(text))
  // Whatever else a door refuses, the caller was let in.
  return DENIALS.includes(refused) ? refused : 'open'
}
const DENIALS: readonly string[] = ['notSignedIn', 'notAllowed', 'outsideReach', 'notYet', 'unknownTracker']

type Bound = 'province' | 'here' | 'elsewhere'
const REACH: Record<Bound, readonly string[] | null> = { province: null, here: [HERE], elsewhere: [ELSEWHERE] }

/** What a machine without its own token is told. */
const STRANGER: Record<Extract<Access, string>, string> = {
  ...{ anybody: 'open', tracker: 'unknownTracker', source: 'notSignedIn' },
}

function expected(access: Access, role: Role, bound: Bound): string {
  if (typeof access === 'string') return STRANGER[access]
  if (!access.roles.includes(role)) return 'notAllowed'
  if (access.where === 'province') return bound === 'province' ? 'open' : 'outsideReach'
  return access.where === 'reach' && bound === 'elsewhere' ? 'outsideReach' : 'open'
}

const isOfMachines = (access: Access): access is 'tracker' | 'source' => access === 'tracker' || access === 'source'

describe.each(all)('%s', (name) => {
  const access = ROUTE_ACCESS[name]

  it.each(Role.options)('is open to the %s as the matrix says, province, regency, another regency', async (role) => {
    const told: Record<string, string> = {}
    const due: Record<string, string> = {}
    for (const bound of ['province', 'here', 'elsewhere'] as const) {
      told[bound] = await ask(name, { cookie: await running.seat(role, REACH[bound]) })
      due[bound] = expected(access, role, bound)
    }
    expect(told).toEqual(due)
  })

  it('is closed to nobody, a forged, an expired, an idle and a revoked session, and to trackers and sources but their own', async () => {
    const stranger = typeof access === 'string' ? STRANGER[access] : 'notSignedIn'
    const past = epochMs(Date.now() - 3_600_000)
    const revoked = await running.seat('admin', null)
    for (const session of await running.store.read.sessions())
      if (session.tokenHash === (await hashOf(revoked))) await running.store.write((tx) => tx.endSession(session.id))
    const told = {
      nobody: await ask(name, {}),
      forged: await ask(name, { cookie: 'jj_session=forged' }),
      expired: await ask(name, { cookie: await running.seat('admin', null, { expiresAt: past }) }),
      idle: await ask(name, { cookie: await running.seat('admin', null, { seenAt: past }) }),
      revoked: await ask(name, { cookie: revoked }),
      tracker: await ask(name, { authorization: `Bearer ${trackerId}`, 'x-limit-d': trackerId }),
      source: await ask(name, { authorization: `Bearer ${sourceToken}` }),
    }
    const all = { nobody: stranger, forged: stranger, expired: stranger, idle: stranger, revoked: stranger }
    const machines = { tracker: stranger, source: stranger, ...(isOfMachines(access) ? { [access]: 'open' } : {}) }
    expect(told).toEqual({ ...all, ...machines })
  })

  it('is closed to somebody disabled, and to who owes a new password', async () => {
    const stranger = typeof access === 'string' ? STRANGER[access] : 'notSignedIn'
    expect(await ask(name, { cookie: await holder({ status: 'disabled' }, {}) })).toBe(stranger)
    const owing = await ask(name, { cookie: await holder({}, { passwordIsInitial: true }) })
    const isOpen = typeof access === 'string' || OPEN_WHILE_DUE.includes(name)
    // What no administrator may call is refused before anything is asked of one.
    const isTheirs = typeof access === 'string' || access.roles.includes('admin')
    expect(owing).toBe(isOfMachines(access) ? stranger : isOpen ? 'open' : isTheirs ? 'notYet' : 'notAllowed')
  })
})

describe.each(Object.keys(PAGES) as PageName[])('the page %s', (name) => {
  const see = async (cookie: string | null) =>
    outcomeOf(await running.raw(PAGES[name], { headers: cookie === null ? {} : { cookie } }))

  it.each(Role.options)('is open to the %s as the matrix says, province, regency, another regency', async (role) => {
    for (const bound of ['province', 'here', 'elsewhere'] as const) {
      const told = await see(await running.seat(role, REACH[bound]))
      expect([bound, told]).toEqual([bound, expected(PAGE_ACCESS[name], role, bound)])
    }
  })

  it('is closed to nobody, a forged, an expired and an idle session, somebody disabled, and to who owes a password', async () => {
    const past = epochMs(Date.now() - 3_600_000)
    const strangers = [
      ...[null, 'jj_session=forged', await holder({ status: 'disabled' }, {})],
      await running.seat('admin', null, { expiresAt: past }),
      await running.seat('admin', null, { seenAt: past }),
    ]
    for (const cookie of strangers) expect(await see(cookie)).toBe('notSignedIn')
    expect(await see(await holder({}, { passwordIsInitial: true }))).toBe('notYet')
  })
})

const hashOf = async (cookie: string): Promise<string> => {
  const { secrets } = await import('../secrets.ts')
  return secrets.hash(cookie.replace('jj_session=', ''))
}

/** An administrator with a live session who is otherwise than others. */
async function holder(person: object, credentials: object): Promise<string> {
  const cookie = await running.seat('admin', null)
  const session = await running.store.read.session(await hashOf(cookie))
  const row = session?.personId == null ? undefined : await running.store.read.person(session.personId)
  if (!row) throw new Error('no such person')
  const its = { passwordHash: null, passwordIsInitial: false, ...WITHOUT_SECOND_FACTOR, ...credentials }
  await running.store.write((tx) => tx.savePerson({ ...row, person: { ...row.person, ...person }, credentials: its }))
  return cookie
}

/** Said once more and apart from the matrix: what opens wider by mistake fails here. */
it('nobody but those who operate changes the picture, and nobody but administrators says who may come in', () => {
  const open = (role: Role): string[] =>
    all.filter((name) => {
      const access = ROUTE_ACCESS[name]
      return typeof access !== 'string' && access.roles.includes(role) && !OWN.includes(name)
    })
  const OWN = [
    ...['signOut', 'changePassword', 'beginSecondFactor', 'confirmSecondFactor', 'removeSecondFactor'],
    ...['listOwnSessions', 'endOwnSession', 'readOwnAccount', 'readOperation', 'listGroups'],
    ...['readOwnPush', 'savePush', 'removePush', 'testPush'],
  ]
  expect(open('display')).toEqual(['reportWall'])
  expect(open('observer')).toEqual([
    ...['readPhoto', 'readThumbnail', 'readNeutrality', 'exportNeutrality', 'readProvince', 'exportProvince'],
    ...['listIndexSets', 'exportIndexSets'],
  ])
  expect(open('field')).toEqual(['reportSighting', 'sharePosition', 'reportIncident', 'listOwnReports', 'addPhoto'])
  expect(open('planner')).toEqual(['planRally', 'changeRally', 'readPhoto', 'readThumbnail'])
  const ADMINISTERING = [
    ...['listSessions', 'endSession', 'listPeople', 'addPerson', 'changePerson', 'resetPassword'],
    ...['readSystem', 'resetSecondFactor', 'listDisplays', 'registerDisplay', 'revokeDisplay', 'rotateDisplay'],
    ...['exportPerson', 'erasePerson', 'exportDevice', 'eraseDevice'],
    ...['previewRetention', 'runRetention', 'retentionProgress', 'stopRetention'],
    ...['readTrail', 'exportTrail', 'verifyTrail', 'trailVerification'],
    ...['readNotifications', 'changeNotifyRule', 'testNotification', 'retryDelivery'],
    ...['readMapTiers', 'listSources', 'registerSource', 'changeSource', 'rotateSource', 'importIndexSet'],
  ]
  for (const role of ['commander', 'operator'] as const)
    expect(open(role).filter((name) => ADMINISTERING.includes(name))).toEqual([])
  expect(open('operator').filter((name) => name.endsWith('Order'))).toEqual([])
  expect(all.filter((name) => ROUTE_ACCESS[name] === 'anybody')).toEqual([
    ...['signIn', 'openDisplay', 'whoAmI', 'readPrivacy'],
  ])
  expect(all.filter((name) => ROUTE_ACCESS[name] === 'tracker')).toEqual(['sendPositions'])
  expect(all.filter((name) => ROUTE_ACCESS[name] === 'source')).toEqual(['reportFromSource', 'readForSource'])
})
