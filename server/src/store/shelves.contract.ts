import { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import {
  AlertId,
  ContestId,
  DeviceId,
  DisplayId,
  GroupId,
  IncidentId,
  OrderId,
  RallyId,
  seq,
} from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import {
  AWKWARD,
  acknowledged,
  aDevice,
  aDisplay,
  after,
  aGroup,
  anAlert,
  anIncident,
  anIndexSet,
  anOrder,
  aPerson,
  aRally,
  aSession,
  cleared,
  T0,
} from './specimens.ts'
import type { Opened } from './store.contract.ts'

/** What is saved is read back, by id, in lists and by what it is searched for. */
export function shelvesContract(here: () => Opened): void {
  it('keeps groups, ordered by id as bytes order it', async () => {
    const { store } = here()
    const groups = [aGroup(1, { id: 'b' }), aGroup(2, { id: 'a-b' }), aGroup(3, { id: 'aa' }), aGroup(4, { id: 'a0' })]
    await store.write(async (tx) => {
      for (const group of groups) await tx.saveGroup(group)
    })
    expect((await store.read.groups()).map((group) => group.id)).toEqual(['a-b', 'a0', 'aa', 'b'])
    expect(await store.read.group(GroupId.parse('aa'))).toEqual(groups[2])
    expect(await store.read.group(GroupId.parse('none'))).toBeUndefined()

    const closed = aGroup(3, { id: 'aa', status: 'closed', version: 2 })
    await store.write((tx) => tx.saveGroup(closed))
    expect(await store.read.group(closed.id)).toEqual(closed)
    expect(await store.read.groups()).toHaveLength(4)
  })

  it('gives each group a number of its own', async () => {
    const { store } = here()
    expect(await store.write((tx) => tx.nextGroupNo())).toBe(1)
    await store.write((tx) => tx.saveGroup(aGroup(7)))
    expect(await store.write((tx) => tx.nextGroupNo())).toBe(8)
    await expect(store.write((tx) => tx.saveGroup(aGroup(7, { id: 'other' })))).rejects.toThrow()
  })

  it('keeps index sets, by name and version; saved anew it is the same one', async () => {
    const { store } = here()
    const sets = [anIndexSet('idx-1', { name: 'b' }), anIndexSet('idx-2', { name: 'a', version: '2' })]
    sets.push(anIndexSet('idx-3', { name: 'a', version: '1', entries: [] }))
    await store.write(async (tx) => {
      for (const set of sets) await tx.saveIndexSet(set)
    })
    expect((await store.read.indexSets()).map(({ id }) => id)).toEqual(['idx-3', 'idx-2', 'idx-1'])
    const changed = anIndexSet('idx-1', { name: 'b', source: AWKWARD })
    await store.write((tx) => tx.saveIndexSet(changed))
    expect((await store.read.indexSets()).at(-1)).toEqual(changed)
  })

  it('keeps devices with the token they came with', async () => {
    const { store } = here()
    const device = aDevice('d-1', { groupId: 'group-1', intervalS: 5 })
    await store.write((tx) => tx.saveDevice(device, 'hash-1'))
    const renamed = aDevice('d-1', { label: 'Escort', version: 2 })
    await store.write((tx) => tx.saveDevice(renamed))
    expect(await store.read.trackers()).toEqual([{ device: renamed, tokenHash: 'hash-1' }])
    await store.write((tx) => tx.saveDevice(renamed, 'hash-2'))
    expect(await store.read.trackers()).toEqual([{ device: renamed, tokenHash: 'hash-2' }])
    expect(await store.read.device(DeviceId.parse('d-1'))).toEqual(renamed)
    expect(await store.read.device(DeviceId.parse('d-2'))).toBeUndefined()
    await expect(store.write((tx) => tx.saveDevice(aDevice('d-2')))).rejects.toThrow('needs a token')
    await expect(store.write((tx) => tx.saveDevice(aDevice('d-2'), 'hash-2'))).rejects.toThrow()
  })

  it('finds a display by its token', async () => {
    const { store } = here()
    const wall = aDisplay('wall-1')
    await store.write((tx) => tx.saveDisplay(wall, 'hash-1'))
    await store.write((tx) => tx.saveDisplay(aDisplay('wall-0'), 'hash-0'))
    expect(await store.read.displayByToken('hash-1')).toEqual(wall)
    expect(await store.read.displayByToken('hash-2')).toBeUndefined()
    const revoked = aDisplay('wall-1', { status: 'revoked' })
    await store.write((tx) => tx.saveDisplay(revoked))
    expect(await store.read.displayByToken('hash-1')).toEqual(revoked)
    expect(await store.read.display(wall.id)).toEqual(revoked)
    expect((await store.read.displays()).map((display) => display.id)).toEqual(['wall-0', 'wall-1'])
    await expect(store.write((tx) => tx.saveDisplay(aDisplay('wall-2')))).rejects.toThrow('needs a token')
  })

  it('keeps rallies', async () => {
    const { store } = here()
    await store.write((tx) => tx.saveRally(aRally('r-2')))
    await store.write((tx) => tx.saveRally(aRally('r-1')))
    const live = aRally('r-2', { phase: 'underway', version: 2 })
    await store.write((tx) => tx.saveRally(live))
    expect(await store.read.rallies()).toEqual([aRally('r-1'), live])
    expect(await store.read.rally(live.id)).toEqual(live)
    expect(await store.read.rally(RallyId.parse('r-3'))).toBeUndefined()
  })

  it('[IN1] lists incidents until they are closed or rejected, and finds them afterwards', async () => {
    const { store } = here()
    const closed = anIncident(2, { status: 'closed', version: 6 })
    await store.write(async (tx) => {
      await tx.saveIncident(anIncident(3, { status: 'resolved' }))
      await tx.saveIncident(anIncident(2))
      await tx.saveIncident(anIncident(1))
      await tx.saveIncident(anIncident(4, { status: 'rejected' }))
      await tx.saveIncident(closed)
    })
    const open = await store.read.openIncidents()
    expect(open).toEqual([anIncident(1), anIncident(3, { status: 'resolved' })])
    expect(await store.read.incident(closed.id)).toEqual(closed)
    expect(await store.read.incident(IncidentId.parse(anIncident(9).id))).toBeUndefined()

    await store.write((tx) => tx.saveIncident(anIncident(2, { version: 7 })))
    expect(await store.read.openIncidents()).toHaveLength(3)
  })

  it('[IN4] keeps a merged report whole, out of the open ones until it is split off', async () => {
    const { store } = here()
    const lead = anIncident(1, { merged: [anIncident(2).id], severityAlone: 'minor' })
    const handOvers = [{ to: 'police', recipient: 'Polres', receipt: '7/B', at: T0, by: 'op', ended: null }]
    const links = { groupIds: ['g-1', 'g-2'], siteIds: ['s-1'], rallyId: 'r-1' }
    const report = anIncident(2, { mergedInto: lead.id, waitsSince: T0, handOvers, ...links, note: AWKWARD })
    await store.write(async (tx) => {
      await tx.saveIncident(lead)
      await tx.saveIncident(report)
    })
    expect(await store.read.openIncidents()).toEqual([lead])
    expect(await store.read.incident(report.id)).toEqual(report)
    const split = anIncident(2, { ...report, mergedInto: null })
    await store.write((tx) => tx.saveIncident(split))
    expect(await store.read.openIncidents()).toEqual([lead, split])
  })

  it('[AL2] lists alerts while they are active or unacknowledged', async () => {
    const { store } = here()
    const over = anAlert('a-4', 'g-4', { cleared, acknowledged })
    await store.write(async (tx) => {
      await tx.saveAlert(anAlert('a-3', 'g-3', { cleared }))
      await tx.saveAlert(anAlert('a-1', 'g-1'))
      await tx.saveAlert(anAlert('a-2', 'g-2', { acknowledged }))
      await tx.saveAlert(over)
    })
    expect((await store.read.standingAlerts()).map((alert) => alert.id)).toEqual(['a-1', 'a-2', 'a-3'])
    expect(await store.read.alert(over.id)).toEqual(over)
    expect(await store.read.alert(AlertId.parse('none'))).toBeUndefined()
    expect(await store.read.latestAlert('coverageGap', [GroupId.parse('g-4')])).toEqual(over)
  })

  it('[AL1] [AL3] finds the alert of a kind about these subjects, in whatever order they are named: the one that stands, else the last', async () => {
    const { store } = here()
    const pair = anAlert('a-1', 'g-1', { subjects: ['g-1', 'g-2'] })
    await store.write((tx) => tx.saveAlert(pair))
    const [one, two] = [GroupId.parse('g-1'), GroupId.parse('g-2')]
    expect(await store.read.latestAlert('coverageGap', [one, two])).toEqual(pair)
    expect(await store.read.latestAlert('coverageGap', [two, one])).toEqual(pair)
    expect(await store.read.latestAlert('coverageGap', [one])).toBeUndefined()
    expect(await store.read.latestAlert('encounter', [one, two])).toBeUndefined()

    const [seen, gone] = [
      { at: T0, by: 'usr-1', comment: '', severity: 'moderate' as const },
      { at: T0, by: null },
    ]
    const over = { ...pair, acknowledged: seen, cleared: gone }
    const later = { ...over, id: AlertId.parse('a-0'), raisedAt: after(60) }
    await store.write(async (tx) => {
      await tx.saveAlert(over)
      await tx.saveAlert(later)
    })
    expect(await store.read.latestAlert('coverageGap', [one, two])).toEqual(later)
    const again = { ...pair, id: AlertId.parse('a-2'), raisedAt: after(-60) }
    await store.write((tx) => tx.saveAlert(again))
    expect(await store.read.latestAlert('coverageGap', [one, two])).toEqual(again)
  })

  it('[AL1] refuses a second standing alert of the same kind and subjects', async () => {
    const { store } = here()
    await store.write((tx) => tx.saveAlert(anAlert('a-1', 'g-1')))
    await expect(store.write((tx) => tx.saveAlert(anAlert('a-2', 'g-1')))).rejects.toThrow()
    expect((await store.read.standingAlerts()).map((alert) => alert.id)).toEqual(['a-1'])

    await store.write(async (tx) => {
      await tx.saveAlert(anAlert('a-1', 'g-1', { cleared, acknowledged }))
      await tx.saveAlert(anAlert('a-2', 'g-1'))
    })
    expect((await store.read.standingAlerts()).map((alert) => alert.id)).toEqual(['a-2'])
  })

  it('[PX11] [PH6] keeps orders and lists those that end after an instant', async () => {
    const { store } = here()
    const over = anOrder('ord-1', { until: after(60) })
    const standing = anOrder('ord-2', { until: after(600) })
    await store.write(async (tx) => {
      await tx.saveOrder(standing)
      await tx.saveOrder(over)
    })
    expect(await store.read.ordersAfter(after(60))).toEqual([standing])
    expect(await store.read.ordersAfter(after(59))).toEqual([over, standing])
    expect(await store.read.order(over.id)).toEqual(over)
    const ended = { ...standing, until: after(120), version: 2 }
    await store.write((tx) => tx.saveOrder(ended))
    expect(await store.read.ordersAfter(after(120))).toEqual([])
    expect(await store.read.order(OrderId.parse('ord-2'))).toEqual(ended)
  })

  it('[PH6] remembers the last phase of each contest', async () => {
    const { store } = here()
    const [kutim, berau] = [ContestId.parse('kutim'), ContestId.parse('berau')]
    expect(await store.read.phases()).toEqual(new Map())
    await store.write((tx) => tx.savePhase(kutim, 'campaign'))
    await store.write((tx) => tx.savePhase(berau, null))
    await store.write((tx) => tx.savePhase(kutim, 'quietPeriod'))
    expect([...(await store.read.phases())]).toEqual([
      [berau, null],
      [kutim, 'quietPeriod'],
    ])
  })

  it('keeps what was changed of an operation, the last change only', async () => {
    const { store } = here()
    const amendment: OperationAmendment = {
      ...{ name: AWKWARD.trim(), contests: [], phaseLimits: {}, vulnerability: {}, secondFactorFor: [], sites: [] },
      limits: { watchM: 10_000, warningM: 3_000, dangerM: 1_000 },
      widening: { low: 1, medium: 1, high: 1 },
    }
    const contest = { id: 'kutim', kind: 'regent', name: 'Bupati', region: '64.08', camps: 2 }
    const calendar = [{ phase: 'campaign', from: '2024-09-25' }]
    const whole = OperationAmendment.parse({ ...amendment, contests: [{ ...contest, calendar }] })
    expect(await store.read.amendment('kaltim')).toBeUndefined()
    await store.write((tx) => tx.saveAmendment('kaltim', { version: 1, amendment: whole }))
    await store.write((tx) => tx.saveAmendment('kaltim', { version: 2, amendment: { ...whole, name: 'b' } }))
    expect(await store.read.amendment('kaltim')).toEqual({ version: 2, amendment: { ...whole, name: 'b' } })
    expect(await store.read.amendment('latihan')).toBeUndefined()
  })

  it('keeps people, who are found by id, by name and by subject', async () => {
    const { store } = here()
    expect(await store.read.people()).toEqual([])
    const subject = 'https://issuer.example 7'
    const [one, two] = [aPerson('usr-1'), aPerson('usr-2', { subject })]
    await store.write(async (tx) => {
      await tx.savePerson(two)
      await tx.savePerson(one)
    })
    expect(await store.read.people()).toEqual([one, two])
    expect(await store.read.person('usr-1')).toEqual(one)
    expect(await store.read.personByName('Nama usr-2')).toEqual(two)
    expect(await store.read.personByName('NAMA usr-2')).toBeUndefined()
    expect(await store.read.personBySubject(subject)).toEqual(two)
    const credentials = { ...one.credentials, totpSecret: 'JBSW', totpStep: 7, recoveryHashes: ['a', 'b'] }
    const erased = { ...one, name: null, credentials }
    await store.write((tx) => tx.savePerson(erased))
    expect(await store.read.person('usr-1')).toEqual(erased)
    await store.write((tx) => tx.savePerson({ ...two, name: null }))
    expect((await store.read.people()).map(({ name }) => name)).toEqual([null, null])
  })

  it('refuses a second person of the same name', async () => {
    const { store } = here()
    await store.write((tx) => tx.savePerson(aPerson('usr-1')))
    await expect(store.write((tx) => tx.savePerson(aPerson('usr-2', { name: 'Nama usr-1' })))).rejects.toThrow()
  })

  it('ends sessions by id, by person, by display and by time', async () => {
    const { store } = here()
    const wall = DisplayId.parse('wall-1')
    const ofWall = aSession('of-wall', { displayId: wall, personId: null, entrance: 'token' })
    const names = ['signed-out', 'of-person', 'beside', 'of-wall', 'due', 'later']
    const left = async () => {
      const found = await Promise.all(names.map((it) => store.read.session(it)))
      return found.flatMap((session) => session?.tokenHash ?? [])
    }
    await store.write(async (tx) => {
      await tx.addSession(aSession('signed-out'))
      await tx.addSession(aSession('of-person', { personId: 'usr-9' }))
      await tx.addSession(aSession('beside', { personId: 'usr-9' }))
      await tx.addSession(ofWall)
      await tx.addSession(aSession('due', { expiresAt: T0 }))
      await tx.addSession(aSession('later', { expiresAt: after(0.001) }))
    })
    expect(await store.read.session('of-wall')).toEqual(ofWall)
    expect((await store.read.sessions()).map((it) => it.tokenHash)).toEqual(names.toSorted())
    await store.write((tx) => tx.endSession(aSession('signed-out').id))
    expect(await left()).toEqual(['of-person', 'beside', 'of-wall', 'due', 'later'])
    await store.write((tx) => tx.endSessionsOfPerson('usr-9', aSession('of-person').id))
    expect(await left()).toEqual(['of-person', 'of-wall', 'due', 'later'])
    await store.write((tx) => tx.endSessionsOfPerson('usr-9'))
    expect(await left()).toEqual(['of-wall', 'due', 'later'])
    await store.write((tx) => tx.endSessionsOfDisplay(wall))
    expect(await left()).toEqual(['due', 'later'])
    await store.write((tx) => tx.endSessionsExpiredBy(T0))
    expect(await left()).toEqual(['later'])
    await store.write((tx) => tx.noteSessionSeen(aSession('later').id, after(9)))
    expect((await store.read.session('later'))?.seenAt).toBe(after(9))
  })

  it('remembers the first value of a key', async () => {
    const { store } = here()
    const all = await Promise.all(['1', '2', '3'].map((value) => store.remember('exercise.startedAt', value)))
    expect(all).toEqual(['1', '1', '1'])
    expect(await store.remember('other', AWKWARD)).toBe(AWKWARD)
  })

  it('keeps every character of what people write', async () => {
    const { store } = here()
    const note = `${AWKWARD}${'banjir 🌊 '.repeat(400)}`.slice(0, 3_999).trim()
    const incident = anIncident(1, { note, assignee: AWKWARD })
    await store.write(async (tx) => {
      await tx.saveIncident(incident)
      await tx.savePerson(aPerson('usr-1', { name: AWKWARD, subject: AWKWARD }))
      await tx.append([{ type: 'IncidentReported', incident }], T0, AWKWARD)
    })
    expect(await store.read.incident(incident.id)).toEqual(incident)
    expect((await store.read.personByName(AWKWARD))?.subject).toBe(AWKWARD)
    const [entry] = await store.read.entriesAfter(seq(0), 10)
    expect(entry).toMatchObject({ by: AWKWARD, event: { incident } })
  })
}
