import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlap, pixelAt } from './pixels.ts'
import type { MapRally } from './scene.ts'
import { stackFlags } from './stack-flags.ts'

const rally = (id: string, lon: number, lat: number, when: MapRally['when'] = 'today'): MapRally => ({
  id,
  name: id,
  mark: { colour: 'violet', ballotNumber: 1 },
  phase: when === 'now' ? 'underway' : 'planned',
  when,
  phaseText: '',
  position: { lon, lat },
})
const ids = (stacks: ReturnType<typeof stackFlags>): string[][] => stacks.map((stack) => stack.map(({ id }) => id))

test('pixels of the map are those of web mercator: the world is 512 wide at zoom 0', () => {
  expect(pixelAt({ lon: 0, lat: 0 }, 0)).toEqual([256, 256])
  expect(pixelAt({ lon: 180, lat: 0 }, 1)[0]).toBe(1_024)
  expect(pixelAt({ lon: 0, lat: 85.051_128_78 }, 0)[1]).toBeCloseTo(0, 6)
})

test('venues in the same place share a pole: the one that is live first, then those of today, then the others', () => {
  const here = [rally('other', 117, 0, 'other'), rally('today', 117, 0), rally('now', 117, 0, 'now')]
  expect(ids(stackFlags(here, 13))).toEqual([['now', 'today', 'other']])
})

test('venues that are near each other part when the map comes near', () => {
  const near = [rally('a', 117.15, -0.478), rally('b', 117.157, -0.478)]
  expect(stackFlags(near, 8)).toHaveLength(1)
  expect(stackFlags(near, 13)).toHaveLength(2)
})

test('every venue is in one stack, and no pennant lies on one of another stack', () => {
  const place = fc.record({
    lon: fc.double({ min: 116.9, max: 117.4, noNaN: true }),
    lat: fc.double({ min: -0.6, max: -0.3, noNaN: true }),
    when: fc.constantFrom('now' as const, 'today' as const, 'other' as const),
  })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), fc.integer({ min: 5, max: 14 }), (places, zoom) => {
      const rallies = places.map(({ lon, lat, when }, i) => rally(`r${i}`, lon, lat, when))
      const stacks = stackFlags(rallies, zoom)
      expect(ids(stacks).flat().toSorted()).toEqual(rallies.map(({ id }) => id).toSorted())
      const size = Math.min(1, 0.6 + ((zoom - 5) / 4) * 0.4)
      const pennants = stacks.map((stack) => {
        const [x, y] = pixelAt(stack[0].position, zoom)
        const top = y - (stack.length > 2 ? 101 : 75) * size
        const bottom = top + (25.5 * Math.min(3, stack.length) - 2) * size
        return { left: x, right: x + 34 * size, top, bottom }
      })
      for (const [i, a] of pennants.entries()) for (const b of pennants.slice(i + 1)) expect(overlap(a, b)).toBe(false)
      // No order of arrival matters.
      expect(ids(stackFlags(rallies.toReversed(), zoom))).toEqual(ids(stacks))
    }),
  )
})
