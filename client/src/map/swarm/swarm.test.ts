import { expect, it } from 'vitest'
import { lotOf } from '../lot.ts'
import { mercatorX, mercatorY } from '../pixels.ts'
import type { MapGroup } from '../scene.ts'
import { createSwarm, FLOATS, type Swarm } from './swarm.ts'

const group = (id: string, lon: number, its: Partial<MapGroup> = {}): MapGroup => ({
  id,
  name: 'Konvoi',
  mark: { colour: 'violet', ballotNumber: 1 },
  position: { lon, lat: 0.5 },
  courseDeg: 90,
  speedMps: 0,
  freshness: 'fresh',
  ageText: '2 mnt',
  meets: null,
  ...its,
})
const met = { meets: { lon: 117, lat: 0 } }

/** The marks of one kind as they are drawn, lowest first. */
function marksOf(swarm: Swarm, [first, count]: [number, number]) {
  const data = swarm.data()
  return Array.from({ length: count }, (_, i) => {
    const [nearX = 0, nearY = 0, restX = 0, restY = 0, icon = 0, turn = 0] = data.subarray((first + i) * FLOATS)
    return { x: nearX + restX, y: nearY + restY, icon, turn }
  })
}
const lonOf = ({ x }: { x: number }): number => x * 360 - 180
const findAt = (swarm: Swarm, lon: number): string | null => swarm.find(mercatorX(lon), mercatorY(0.5), 1e-6)

it('a mark is where its group is, to a millimetre', () => {
  const swarm = createSwarm()
  swarm.fill([group('a', 117.123456789)])
  const [mark] = marksOf(swarm, swarm.free())
  expect(mark?.x).toBeCloseTo(mercatorX(117.123456789), 11)
  expect(mark?.y).toBeCloseTo(mercatorY(0.5), 11)
})

it('those that meet lie on top; among the others the lot decides, whatever their order', () => {
  const groups = [group('a', 117.1, met), ...['b', 'c', 'd', 'e'].map((id, i) => group(id, 117.2 + i / 10))]
  const lowestFirst = groups
    .slice(1)
    .toSorted((a, b) => lotOf(a.id) - lotOf(b.id))
    .map(({ position }) => position.lon)
  for (const given of [groups, groups.toReversed()]) {
    const swarm = createSwarm()
    swarm.fill(given)
    const drawn = marksOf(swarm, swarm.free()).map(lonOf)
    expect(drawn).toHaveLength(4)
    for (const [i, lon] of lowestFirst.entries()) expect(drawn[i]).toBeCloseTo(lon, 6)
    expect(lonOf(marksOf(swarm, swarm.met())[0] ?? { x: 0 })).toBeCloseTo(117.1, 6)
  }
})

it('[PX5] camp, number and how well it is heard each have a chip of their own; the same one is there once', () => {
  const swarm = createSwarm()
  const looks: Partial<MapGroup>[] = [
    {},
    { mark: { colour: 'violet', ballotNumber: 2 } },
    { mark: { colour: 'teal', ballotNumber: 1 } },
    { mark: null },
    { freshness: 'stale' },
    { freshness: 'lost' },
    {},
  ]
  swarm.fill(looks.map((its, i) => group(`${i}`, 117 + i / 10, its)))
  expect(swarm.chipIcons).toHaveLength(6)
  const drawn = marksOf(swarm, swarm.free()).map((mark) => {
    const i = Math.round((lonOf(mark) - 117) * 10)
    return [
      swarm.chipIcons[mark.icon],
      { mark: group('', 0, looks[i]).mark, freshness: looks[i]?.freshness ?? 'fresh' },
    ]
  })
  for (const [icon, look] of drawn) expect(icon).toEqual({ kind: 'chip', ...look })
})

it('one that moves has an arrow that points where it goes; one that has stopped has none', () => {
  const swarm = createSwarm()
  swarm.fill([group('a', 117.1, { speedMps: 10 }), group('b', 117.2)])
  const [arrow, ...others] = marksOf(swarm, swarm.arrows())
  expect(others).toEqual([])
  expect(arrow?.turn).toBeCloseTo(Math.PI / 2, 6)
  expect(swarm.arrowIcons[arrow?.icon ?? 1]).toEqual({ kind: 'arrow', mark: group('', 0).mark })
  expect(swarm.fill([group('a', 117.1), group('b', 117.2)])).toBe(true)
  expect(marksOf(swarm, swarm.arrows())).toEqual([])
})

it('says whether anything is drawn otherwise', () => {
  const swarm = createSwarm()
  const groups = [group('a', 117.1, { speedMps: 5 }), group('b', 117.2)]
  expect(swarm.fill(groups)).toBe(true)
  expect(swarm.fill(groups.map((it) => ({ ...it, name: 'Lain' })))).toBe(false)
  const changes: Partial<MapGroup>[] = [
    { position: { lon: 117.1, lat: 0.6 } },
    met,
    { freshness: 'lost' },
    { mark: null },
  ]
  for (const its of changes) {
    expect(swarm.fill([group('a', 117.1, { speedMps: 5, ...its }), group('b', 117.2)])).toBe(true)
    swarm.fill(groups)
  }
  expect(swarm.fill(groups.slice(1))).toBe(true)
  expect(swarm.fill([])).toBe(true)
  expect(swarm.fill([])).toBe(false)
})

it('a press finds the chip that lies on top, and none beside them', () => {
  const swarm = createSwarm()
  const groups = ['a', 'b', 'c'].map((id) => group(id, 117.1))
  swarm.fill(groups)
  expect(findAt(swarm, 117.1)).toBe(groups.toSorted((a, b) => lotOf(b.id) - lotOf(a.id))[0]?.id)
  for (const { id } of groups) {
    swarm.fill(groups.map((it) => (it.id === id ? { ...it, ...met } : it)))
    expect(findAt(swarm, 117.1)).toBe(id)
  }
  expect(findAt(swarm, 117.2)).toBeNull()
  swarm.fill([])
  expect(findAt(swarm, 117.1)).toBeNull()
})

it('holds more than it once had room for, and fewer again', () => {
  const swarm = createSwarm()
  for (const count of [1, 2_000, 3]) {
    swarm.fill(Array.from({ length: count }, (_, i) => group(`${i}`, 110 + i / 1_000, { speedMps: 5 })))
    expect(marksOf(swarm, swarm.free())).toHaveLength(count)
    expect(marksOf(swarm, swarm.arrows()).every(({ x }) => x > 0.8)).toBe(true)
    expect(findAt(swarm, 110 + (count - 1) / 1_000)).toBe(`${count - 1}`)
  }
})
