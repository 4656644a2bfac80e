import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesBetween } from './changes-between.ts'

it('tells the fields that changed, by their path, and no other', () => {
  const before = { name: 'a', camps: [{ contestId: 'x', ballotNumber: 1 }], radiusM: null, version: 1 }
  const after = { name: 'a', camps: [{ contestId: 'x', ballotNumber: 2 }], radiusM: 50, version: 2 }
  expect(changesBetween(before, after)).toEqual([
    { path: 'camps.0.ballotNumber', before: 1, after: 2 },
    { path: 'radiusM', before: null, after: 50 },
    { path: 'version', before: 1, after: 2 },
  ])
})

it('tells all of a first state, and what went', () => {
  expect(changesBetween(null, { id: 'g', camps: [] })).toEqual([
    { path: 'id', before: null, after: 'g' },
    { path: 'camps', before: null, after: '[]' },
  ])
  expect(changesBetween({ route: [{ lon: 1 }] }, { route: null })).toEqual([
    { path: 'route.0.lon', before: 1, after: null },
  ])
})

it('of two equal states there is nothing to tell, and the way back is the way there turned round', () => {
  fc.assert(
    fc.property(fc.object(), fc.object(), (a, b) => {
      const [one, other] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))]
      expect(changesBetween(one, JSON.parse(JSON.stringify(one)))).toEqual([])
      const back = changesBetween(other, one).map(({ path, before, after }) => ({ path, before: after, after: before }))
      expect(new Set(back.map((it) => JSON.stringify(it)))).toEqual(
        new Set(changesBetween(one, other).map((it) => JSON.stringify(it))),
      )
    }),
  )
})
