import type { Snapshot } from '@jaga-jarak/shared/feed.ts'
import { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import { epochMs, seq } from '@jaga-jarak/shared/primitives.ts'

/** A crowd of a camp of the one contest that there is in {@link aSnapshot}. */
export const aGroup = (id: string, no: number, ballotNumber: number): SupporterGroup =>
  SupporterGroup.parse({
    id,
    no,
    name: id,
    kind: 'crowd',
    camps: [{ contestId: 'gubernur', ballotNumber }],
    status: 'watched',
    version: 1,
  })

const anOperation = (): Operation =>
  Operation.parse({
    id: 'x',
    name: 'X',
    zone: { id: 'Asia/Makassar', label: 'WITA' },
    province: { code: '64', bps: '64', name: 'X' },
    regions: [{ code: '64.01', bps: '6401', name: 'X', capital: null }],
    area: { west: 113, south: -3, east: 120, north: 3 },
    startsAt: 0,
    exercise: null,
    contests: [
      {
        id: 'gubernur',
        kind: 'governor',
        name: 'X',
        region: '64',
        camps: [{ ballotNumber: 1, colour: 'violet' }],
        calendar: [{ phase: 'campaign', from: 0, until: null }],
      },
    ],
    limits: { watchM: 10_000, warningM: 3_000, dangerM: 1_000 },
    sites: [],
  })
export const aSnapshot = (of: Partial<Snapshot> = {}): Snapshot => ({
  seq: seq(10),
  now: epochMs(1_000),
  clockSpeed: 1,
  viewer: { id: 'wall-1', name: 'wall', duty: 'wall', role: 'display', reach: null, due: null },
  operation: anOperation(),
  phases: [],
  orders: [],
  groups: [],
  rallies: [],
  incidents: [],
  people: [],
  alerts: [],
  ...of,
})
