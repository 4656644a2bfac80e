import { Order } from '@jaga-jarak/shared/order.ts'
import { DeviceId, RallyId } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Finding, isOver } from './findings.ts'
import { createRulebook } from './rulebook.ts'
import { createWatch, type Heard } from './watch.ts'
import { at, camp, driven, ground, group, past, rallyIn, rules, T0, told } from './watch-scene.ts'

const IDS = ['a', 'b', 'c', 'd'] as const
const UNTIL_S = 1_000

/** Another reach, so that everybody is placed anew. */
const wide = createRulebook(ground(), [
  Order.parse({
    id: 'ord-1',
    kind: 'limits',
    limits: { watchM: 40_000, warningM: 8_000, dangerM: 4_000 },
    from: T0,
    until: T0 + 9_000_000,
    reason: 'test',
    by: 'test',
    version: 1,
  }),
])

const drive = fc.record({
  x: fc.integer({ min: -10_000, max: 10_000 }),
  y: fc.integer({ min: -1_500, max: 1_500 }),
  vx: fc.integer({ min: -15, max: 15 }),
  vy: fc.integer({ min: -2, max: 2 }),
  no: fc.constantFrom(1, 2),
})
const change = fc.record({
  atS: fc.integer({ min: 1, max: UNTIL_S / 10 }).map((it) => it * 10),
  who: fc.integer({ min: 0, max: IDS.length - 1 }),
  what: fc.constantFrom('toggle', 'camp', 'unassign', 'silent', 'wide', 'narrow'),
  forS: fc.integer({ min: 0, max: 400 }),
})

it('[AL1] whatever becomes of groups, trackers and rules: raised once, over once, never of the closed or of allies', () => {
  fc.assert(
    fc.property(fc.tuple(drive, drive, drive, drive), fc.array(change, { maxLength: 12 }), (drives, changes) => {
      const watch = createWatch(rules)
      const camps = drives.map(({ no }) => no)
      const closed = new Set<number>()
      const silentUntil = [0, 0, 0, 0]
      const open = new Set<string>()
      const set = (i: number, status: 'watched' | 'closed' = 'watched') =>
        watch.setGroup(group(IDS[i] ?? 'a', [camp(camps[i] ?? 1)], { status }))
      const numberOf = (subject: string) => (IDS as readonly string[]).indexOf(subject)
      const check = (findings: readonly Finding[]): void => {
        for (const { kind, subjects, turn } of findings) {
          const key = `${kind} ${subjects.join()}`
          const [one = -1, other = -1] = subjects.map(numberOf)
          expect(`${key} ${turn} ${open.has(key)}`).toBe(`${key} ${turn} ${turn !== 'raised'}`)
          if (turn === 'raised') {
            expect(closed.has(one) || closed.has(other)).toBe(false)
            if (other >= 0) expect(camps[one]).not.toBe(camps[other])
          }
          if (isOver(turn)) open.delete(key)
          else open.add(key)
        }
      }
      for (const i of IDS.keys()) set(i)
      for (let s = 0; s <= UNTIL_S; s += 10) {
        const reports: Heard[] = []
        for (const [i, { x, y, vx, vy }] of drives.entries()) {
          if (closed.has(i) || (silentUntil[i] ?? 0) > s) continue
          reports.push(...driven(IDS[i] ?? 'a', (t) => [x + vx * t, y + vy * t], s, { fromS: s }))
        }
        check(watch.run(reports, past(s)))
        for (const { who, what, forS } of changes.filter((it) => it.atS === s)) {
          if (what === 'toggle' && closed.delete(who)) set(who)
          else if (what === 'toggle') {
            closed.add(who)
            set(who, 'closed')
          } else if (what === 'camp' && !closed.has(who)) {
            camps[who] = camps[who] === 1 ? 2 : 1
            set(who)
          } else if (what === 'wide' || what === 'narrow') watch.setRules(what === 'wide' ? wide : rules)
          else {
            silentUntil[who] = s + forS
            if (what === 'unassign') watch.unassign(DeviceId.parse(`${IDS[who]}-1`))
          }
        }
      }
      for (const i of IDS.keys()) {
        closed.add(i)
        set(i, 'closed')
      }
      check(watch.run([], past(UNTIL_S + 10)))
      check(watch.run([], past(UNTIL_S + 2_000)))
      expect([...open]).toEqual([])
    }),
    { numRuns: 150, seed: 17, endOnFailure: true },
  )
}, 120_000)

const A = group('a', [camp(1)])
const B = group('b', [camp(2)])
const standing = (id: string, x: number, untilS: number, fromS = 0) => driven(id, () => [x, 0], untilS, { fromS })
const sorted = (reports: Heard[]) => reports.sort((p, q) => p.report.receivedAt - q.report.receivedAt)

it('[PX8] who turns about within the minute after a danger is foretold to come back', () => {
  const watch = createWatch(rules)
  for (const each of [A, B]) watch.setGroup(each)
  // Passes b at 20 m/s and turns about 2.1 km beyond it, while the danger is still held.
  const way = (s: number): [number, number] => [s <= 355 ? -5_000 + 20 * s : 2_100 - 20 * (s - 355), 0]
  const findings = watch.run(sorted([...driven('a', way, 420, { everyS: 5 }), ...standing('b', 0, 420)]), past(420))
  const foretold = findings.filter((it) => it.kind === 'predictedEncounter').map((it) => it.turn)
  expect(foretold).toEqual(['raised', 'cameTrue', 'raised', 'cameTrue'])
})

it('[PX5] what is foretold of a group whose tracker was taken away is unknown at once', () => {
  const watch = createWatch(rules)
  for (const each of [A, B]) watch.setGroup(each)
  const way = (s: number): [number, number] => [-9_000 + 15 * s, 0]
  watch.run(sorted([...driven('a', way, 30), ...standing('b', 0, 30)]), past(30))
  watch.unassign(DeviceId.parse('a-1'))
  const findings = watch.run(standing('b', 0, 60, 40), past(60)).filter((it) => it.kind === 'predictedEncounter')
  expect(findings.map((it) => [it.turn, it.certainty])).toEqual([['lostContact', 'unknown']])
})

it('[PX10] [PX11] a venue that moves changes what its plan keeps apart, also for who stands still', () => {
  const watch = createWatch(rules)
  const venueAt = (x: number) => ({ name: 'Lapangan', position: { lon: 117.5 + x / 111_319.49, lat: 0 }, radiusM: 300 })
  const rally = (id: string, no: number, x: number) =>
    Rally.parse({
      ...rallyIn('underway'),
      id,
      camps: [camp(no)],
      venue: venueAt(x),
    })
  const [one, other] = [rally('r', 1, 0), rally('q', 2, 800)]
  for (const it of [one, other]) watch.setRally(it)
  watch.setGroup({ ...A, radiusM: 150, rallyId: RallyId.parse('r') })
  watch.setGroup({ ...B, radiusM: 150, rallyId: RallyId.parse('q') })
  const near = (fromS: number, untilS: number) =>
    sorted([...standing('a', 0, untilS, fromS), ...standing('b', 590, untilS, fromS)])
  const before = watch.run(near(0, 30), past(30)).filter((it) => it.kind === 'encounter')
  expect(told(before)).toEqual([])
  watch.setRally({ ...other, venue: { ...venueAt(1_100), radiusM: 520 } })
  watch.setRally({ ...one, venue: { ...venueAt(-300), radiusM: 320 } })
  const after = watch.run(near(40, 60), past(60)).filter((it) => it.kind === 'encounter')
  expect(told(after)).toEqual(['raised danger'])
})

it('[PX2] [PX5] when the near one of two trackers is taken away the pair is judged anew in the next second', () => {
  const watch = createWatch(rules)
  for (const each of [A, B]) watch.setGroup(each)
  const far = driven('a', () => [-30_000, 0], 20, { device: 'a-far' })
  watch.run(sorted([...standing('a', -900, 20), ...far, ...standing('b', 0, 20)]), past(20))
  watch.unassign(DeviceId.parse('a-1'))
  const findings = watch.run(standing('b', 0, 85, 30), past(85)).filter((it) => it.kind === 'encounter')
  // From the next second on it is held beyond: a minute, though b's next word comes nine seconds later.
  expect(findings.map((it) => [it.turn, it.at])).toContainEqual(['cleared', at(81)])
})

it('[PX4] [PX7] a hold that ran when the clock was set back begins anew and ends after its minute', () => {
  const watch = createWatch(rules)
  for (const each of [A, B]) watch.setGroup(each)
  // Out of reach at 1,000 s; the clock says 900 s a moment later.
  watch.run(sorted([...standing('a', -900, 990, 980), ...standing('b', 0, 1_000, 980)]), past(990))
  watch.run(standing('a', -30_000, 1_000, 1_000), past(1_001))
  const after = sorted([...standing('a', -30_000, 990, 901), ...standing('b', 0, 990, 901)])
  const findings = watch.run(after, past(990)).filter((it) => it.kind === 'encounter')
  expect(told(findings)).toEqual(['cleared danger'])
})
