import { Alert } from '@jaga-jarak/shared/alert.ts'
import { Device } from '@jaga-jarak/shared/device.ts'
import { Display, type WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Incident } from '@jaga-jarak/shared/incident.ts'
import { IndexSet } from '@jaga-jarak/shared/index-set.ts'
import { Order } from '@jaga-jarak/shared/order.ts'
import { DeviceId, EpochMs, epochMs, GroupId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import { Person } from '@jaga-jarak/shared/roles.ts'
import { Source } from '@jaga-jarak/shared/source.ts'
import type { PersonRow, SessionRow, TrackPoint } from '../ports.ts'

/** Whole, valid states for the tests of the store; each test names only what it is about. */

/** 23 November 2024, 08.00 WITA. */
export const T0 = epochMs(Date.UTC(2024, 10, 23, 0, 0, 0))
export const after = (seconds: number): EpochMs => EpochMs.parse(T0 + seconds * 1_000)

/** Everything that a careless layer between zod and disk could lose. */
export const AWKWARD = `Rapat "Umum" 100% 'Kutai'; -- \\ \t_%\n Mahakam 🚩👨‍👩‍👧 ᨅᨘᨁᨗ é é`

type Some<T> = { [K in keyof T]?: unknown }

export const aGroup = (no: number, some: Some<SupporterGroup> = {}): SupporterGroup =>
  SupporterGroup.parse({
    id: `group-${no}`,
    no,
    name: `Group ${no}`,
    kind: 'convoy',
    camps: [{ contestId: 'kutim', ballotNumber: 1 }],
    status: 'watched',
    version: 1,
    ...some,
  })

export const groupRegistered = (group: SupporterGroup): WorldEvent => ({ type: 'GroupRegistered', group })

export const aDevice = (id: string, some: Some<Device> = {}): Device =>
  Device.parse({ id, label: `Tracker ${id}`, status: 'active', version: 1, ...some })

export const aDisplay = (id: string, some: Some<Display> = {}): Display =>
  Display.parse({ id, name: `Wall ${id}`, status: 'active', ...some })

export const aSource = (id: string, some: Some<Source> = {}): Source =>
  Source.parse({
    ...{ id, name: `Source ${id}`, reach: null, words: [{ word: 'tawuran', category: 'clash' }] },
    ...{ status: 'active', version: 1 },
    ...some,
  })

export const anIndexSet = (id: string, some: Some<IndexSet> = {}): IndexSet =>
  IndexSet.parse({
    ...{ id, name: 'IKP', source: 'Bawaslu', version: '2024', date: '2024-08-26' },
    entries: [{ code: '64.08', class: 'high', score: 0.72 }],
    ...some,
  })

export const aRally = (id: string, some: Some<Rally> = {}): Rally =>
  Rally.parse({
    id,
    kind: 'openRally',
    camps: [{ contestId: 'kutim', ballotNumber: 2 }],
    venue: { name: 'Lapangan', position: { lon: 117.53, lat: 0.5 } },
    from: T0,
    until: after(3_600),
    headcount: 12_000,
    notice: 'STTP/1',
    phase: 'planned',
    place: null,
    version: 1,
    ...some,
  })

export const anOrder = (id: string, some: Some<Order> = {}): Order =>
  Order.parse({
    id,
    kind: 'phase',
    contestId: 'kutim',
    phase: 'campaign',
    from: T0,
    until: after(3_600),
    reason: 'Perpanjangan',
    by: 'komandan',
    version: 1,
    ...some,
  })

export const anIncident = (n: number, some: Some<Incident> = {}): Incident =>
  Incident.parse({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    category: 'stoneThrowing',
    severity: 'severe',
    position: { lon: 117.5, lat: 0.51 },
    happenedAt: T0,
    reportedAt: T0,
    reportedBy: 'operator',
    place: null,
    status: 'reported',
    assignee: null,
    lastWord: '',
    lastStep: { by: 'operator', at: T0 },
    version: 1,
    ...some,
  })

export const anAlert = (id: string, subject: string, some: Some<Alert> = {}): Alert =>
  Alert.parse({
    id,
    subjects: [subject],
    severity: 'moderate',
    urgency: 'immediate',
    certainty: 'observed',
    raisedAt: T0,
    turn: 'raised',
    turnedAt: T0,
    cleared: null,
    acknowledged: null,
    evidence: {
      kind: 'coverageGap',
      rule: 'PX5',
      groupId: subject,
      camps: [],
      lastPosition: { lon: 117.5, lat: 0.5 },
      lastFixedAt: T0,
      limitS: 300,
      place: null,
      decidedAt: T0,
    },
    version: 1,
    worsenedIn: 1,
    ...some,
  })

export const cleared = { at: T0, by: null }
export const acknowledged = { at: T0, by: 'operator', comment: '' }

export const aPoint = (device: string, seconds: number, some: Partial<TrackPoint> = {}): TrackPoint => ({
  deviceId: DeviceId.parse(device),
  groupId: GroupId.parse('group-1'),
  fixedAt: after(seconds),
  receivedAt: after(seconds + 1),
  lon: 117.536_123_456_789,
  lat: 0.501_987_654_321,
  accuracyM: 4.5,
  speedMps: null,
  courseDeg: 271.25,
  altitudeM: -2.5,
  batteryPct: 0,
  mock: false,
  alarm: null,
  attributes: {},
  ...some,
})

export const aPerson = (id: string, some: Partial<PersonRow> = {}): PersonRow => ({
  person: Person.parse({ id, duty: 'Operator 1', role: 'operator', reach: null, status: 'active', version: 1 }),
  name: `Nama ${id}`,
  subject: null,
  credentials: {
    passwordHash: 'hash',
    passwordIsInitial: true,
    totpSecret: null,
    totpOffered: null,
    totpStep: null,
    recoveryHashes: [],
  },
  ...some,
})

export const aSession = (tokenHash: string, some: Partial<SessionRow> = {}): SessionRow => ({
  id: SessionId.parse(`ses-${tokenHash}`),
  tokenHash,
  personId: 'operator',
  displayId: null,
  entrance: 'password',
  openedAt: T0,
  seenAt: T0,
  address: '127.0.0.1',
  agent: 'Mozilla/5.0',
  expiresAt: after(3_600),
  ...some,
})
