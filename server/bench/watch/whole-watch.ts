import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { ContestId, DeviceId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { createRulebook } from '../../src/domain/rulebook.ts'
import { createWatch, type Heard } from '../../src/domain/watch.ts'
import { ground } from '../../src/domain/watch-scene.ts'

/** Contest and camp of each group, by its number. */
type Camps = { count: number; contests: Int32Array; camps: Int32Array }

/** A contest for each regency, four camps each. */
const operationOf = (contests: number): Operation => {
  const [one] = ground().contests
  if (!one) throw new Error('a contest expected')
  const camps = [1, 2, 3, 4].map((ballotNumber) => ({ ballotNumber, colour: 'violet' as const }))
  return ground({
    contests: Array.from({ length: contests }, (_, i) => ({ ...one, id: ContestId.parse(`c${i}`), camps })),
  })
}

/** A watch, and the words in which it hears of the groups of a stream. */
export function openWatch({ count, contests, camps }: Camps, kind: Pick<SupporterGroup, 'kind' | 'lengthM'>) {
  const watch = createWatch(createRulebook(operationOf(1 + contests.reduce((most, it) => Math.max(most, it), 0))))
  const ids = Array.from({ length: count }, (_, slot) => ({
    group: GroupId.parse(`g${slot}`),
    device: DeviceId.parse(`d${slot}`),
  }))
  /** All groups, with the stream's camps, or with one and the same, so that nobody opposes anybody. */
  const groupsOf = (version: number, areOpposed: boolean): SupporterGroup[] =>
    ids.map(({ group: id }, slot) => {
      const ballotNumber = areOpposed ? (camps[slot] ?? 0) + 1 : 1
      const its = [{ contestId: ContestId.parse(`c${contests[slot]}`), ballotNumber }]
      const plain = {
        headcount: null,
        radiusM: 0,
        route: null,
        rallyId: null,
        region: null,
        status: 'watched' as const,
      }
      return { ...plain, ...kind, id, no: (slot % 65_535) + 1, name: id, camps: its, version }
    })
  const heard = (slot: number, lon: number, lat: number, speedMps: number, at: number): Heard => {
    const { group, device } = ids[slot] ?? { group: GroupId.parse('none'), device: DeviceId.parse('none') }
    const place = { lon, lat, fixedAt: epochMs(at), receivedAt: epochMs(at), deviceId: device }
    const rest = { accuracyM: 5, altitudeM: null, batteryPct: null, mock: false, alarm: null, attributes: {} }
    return {
      groupId: group,
      deviceId: device,
      intervalS: 10,
      report: { ...place, ...rest, speedMps, courseDeg: null },
    }
  }
  return { watch, groupsOf, heard }
}
