import { expect, it } from 'vitest'
import type { Finding, PredictionFinding } from './findings.ts'
import { PREDICT_EVERY_MS, RETELL_EVERY_MS } from './limits.ts'
import { at, camp, driven, encounters, group, heard, placeAt, playGroups, told } from './watch-scene.ts'

const foretold = (findings: readonly Finding[]): PredictionFinding[] =>
  findings.filter((it): it is PredictionFinding => it.kind === 'predictedEncounter')
const turns = (findings: readonly Finding[]) => foretold(findings).map((it) => it.turn)
const crowd = (id: string, no: number, over = {}) => group(id, [camp(no)], over)
const convoy = (id: string, no: number, over = {}) => group(id, [camp(no)], { kind: 'convoy', ...over })
const A = crowd('a', 1)
const B = crowd('b', 2)
const standing =
  (x: number, y = 0) =>
  (): [number, number] => [x, y]

it('[PX8] head-on: the time and place of danger are known minutes before, then it comes true', () => {
  const reports = [...driven('a', (s) => [-8_000 + 10 * s, 0], 800), ...driven('b', (s) => [8_000 - 10 * s, 0], 800)]
  const findings = playGroups([A, B], reports, 800)
  const [first] = foretold(findings)
  const danger = encounters(findings).find((it) => it.evidence.band === 'danger')
  // 16 km at 20 m/s: danger at 1 km after 750 s, half-way.
  expect(danger?.at).toBeGreaterThanOrEqual(at(750))
  expect(danger?.at).toBeLessThanOrEqual(at(760))
  expect(first?.turn).toBe('raised')
  expect(first?.at).toBeLessThanOrEqual(at(20))
  const reach = first?.evidence.reaches.at(-1)
  expect(Math.abs((reach?.at ?? 0) - at(750))).toBeLessThan(5_000)
  expect(Math.abs((reach?.position.lon ?? 0) - placeAt(0, 0).lon) * 111_320).toBeLessThan(50)
  expect(first?.evidence).toMatchObject({ rule: 'PX9', basis: 'course', otherBasis: null })
  expect(first?.evidence.reaches.map((it) => it.band)).toEqual(['watch', 'warning', 'danger'])
  expect(first?.evidence.closingMps).toBeCloseTo(20, 0)
  expect(first?.evidence.window.from).toBeLessThan(reach?.at ?? 0)
  expect(first?.evidence.window.until).toBeGreaterThan(reach?.at ?? 0)
  expect(turns(findings)).toEqual(['raised', 'cameTrue'])
  expect(foretold(findings).at(-1)?.at).toBeGreaterThanOrEqual(at(750))
})

it('[PX8] overtaking on the same road: the faster one behind meets the slower one ahead', () => {
  const reports = [...driven('a', (s) => [-6_000 + 15 * s, 0], 600), ...driven('b', (s) => [5 * s, 0], 600)]
  const [first] = foretold(playGroups([A, B], reports, 600))
  expect(first?.evidence.closingMps).toBeCloseTo(10, 0)
  expect(Math.abs((first?.evidence.reaches.at(-1)?.at ?? 0) - at(500))).toBeLessThan(5_000)
})

it('[PX8] parallel roads at the same speed: never', () => {
  const reports = [...driven('a', (s) => [15 * s, 0], 600), ...driven('b', (s) => [15 * s, 1_500], 600)]
  expect(foretold(playGroups([A, B], reports, 600))).toEqual([])
})

it('[PX8] crossing roads: only when both would be there together', () => {
  const west = driven('a', (s) => [-6_000 + 10 * s, 0], 400)
  const together = driven('b', (s) => [0, -6_000 + 10 * s], 400)
  const [first] = foretold(playGroups([A, B], [...west, ...together], 400))
  expect(first?.turn).toBe('raised')
  // They are always as far from the crossing as each other: 1 km apart 707 m before it.
  expect(Math.abs((first?.evidence.reaches.at(-1)?.at ?? 0) - at(529))).toBeLessThan(5_000)
  expect(first?.evidence.cpaM).toBeLessThan(20)
  const later = driven('b', (s) => [0, -9_000 + 10 * s], 400)
  expect(foretold(playGroups([A, B], [...west, ...later], 400))).toEqual([])
})

it('[PX8] standing side by side: the range alarms, nothing is foretold', () => {
  const reports = [...driven('a', standing(0), 120), ...driven('b', standing(2_000), 120)]
  const findings = playGroups([A, B], reports, 120)
  expect(told(findings)).toEqual(['raised warning'])
})

it('[PX9] a U-turn withdraws what was foretold after two evaluations', () => {
  const way = (s: number): [number, number] => [s <= 300 ? -9_000 + 10 * s : -6_000 - 10 * (s - 300), 0]
  const findings = playGroups([A, B], [...driven('a', way, 500), ...driven('b', standing(0), 500)], 500)
  expect(turns(findings)).toEqual(['raised', 'withdrawn'])
  const withdrawn = foretold(findings).at(-1)
  expect(withdrawn?.at).toBeGreaterThanOrEqual(at(305))
  expect(withdrawn?.at).toBeLessThanOrEqual(at(320))
})

it('[PX9] one evaluation raises nothing: a single wrong course is not a meeting', () => {
  const away = driven('a', (s) => [-6_000 - 10 * s, 0], 300)
  const wrong = away.map((it) =>
    it.report.fixedAt === at(100) ? { ...it, report: { ...it.report, courseDeg: 90 } } : it,
  )
  // Heard again at 104 s: the wrong word stood for one evaluation.
  const again = heard('a', -7_040, 104, { speedMps: 10, courseDeg: 270 })
  const findings = playGroups([A, B], [...wrong, again, ...driven('b', standing(0), 300)], 300)
  expect(foretold(findings)).toEqual([])
})

it('[PX9] a time that has moved is told anew, but not within 30 s of what was told last', () => {
  // Soon after it was told the next word comes from 1.5 km further on, which is 83 s nearer; then both go on as before.
  const way = (s: number): [number, number] => [(s < 15 ? -14_000 : -12_500) + 18 * s, 0]
  const reports = [...driven('a', way, 300, { everyS: 5 }), ...driven('b', standing(0), 300)]
  const [raised, changed, ...others] = foretold(playGroups([A, B], reports, 300))
  expect([raised?.turn, changed?.turn, others.length]).toEqual(['raised', 'forecastChanged', 0])
  const apartMs = (changed?.at ?? 0) - (raised?.at ?? 0)
  expect(apartMs).toBeGreaterThanOrEqual(RETELL_EVERY_MS)
  expect(apartMs).toBeLessThanOrEqual(RETELL_EVERY_MS + PREDICT_EVERY_MS)
})

it.each([1_240, 1_260, 1_280])(
  '[PX9] who comes nearer by less than 0.5 m/s is not foretold to meet, not even when it should be in danger by now: word at %d s',
  (wordS) => {
    // Side by side; heard at 1,000.5 m, and for three evaluations nothing more.
    const beside = (s: number): [number, number] => [15 * s, 1_000.5 + 0.4 * (wordS - s)]
    const reports = [
      ...driven('a', (s) => [15 * s, 0], 1_320, { everyS: 20 }),
      ...driven('b', beside, 1_320, { everyS: 20 }),
    ]
    const findings = playGroups([A, B], reports, 1_320)
    expect(foretold(findings)).toEqual([])
    expect(encounters(findings).some((it) => it.evidence.band === 'danger')).toBe(true)
  },
)

it('[PX9] another basis is told anew though the meeting is the same', () => {
  const route = [placeAt(-20_000, 0), placeAt(20_000, 0)]
  // 300 m beside the way that it declared, then on it.
  const way = (s: number): [number, number] => [-12_000 + 15 * s, s < 60 ? 300 : 0]
  const reports = [...driven('a', way, 200), ...driven('b', standing(0), 200)].map((it) =>
    it.groupId === 'a' ? { ...it, report: { ...it.report, courseDeg: 90 } } : it,
  )
  const its = foretold(playGroups([group('a', [camp(1)], { route }), B], reports, 200))
  expect(its.map((it) => `${it.turn} ${it.evidence.basis}`)).toEqual(['raised course', 'forecastChanged route'])
})

it('[PX8] a long convoy: its head is through, its tail still in the crossing', () => {
  // Head passes the crossing at 300 s; 6 km behind it, the tail at 900 s. The other reaches the crossing at 600 s.
  const south = (s: number): [number, number] => [0, 3_000 - 10 * s]
  const trail = driven('a', south, 500)
  const cross = driven('b', (s) => [-6_000 + 10 * s, 0], 500)
  const long = foretold(playGroups([convoy('a', 1, { lengthM: 6_000 }), B], [...trail, ...cross], 500))
  expect(long[0]?.turn).toBe('raised')
  expect(long[0]?.evidence.sides[0].lengthM).toBeGreaterThan(0)
  const reach = long.at(-1)?.evidence.reaches.at(-1)
  // Danger where the road of the convoy lies 1 km ahead, though its head is 2 km further on by then.
  expect(Math.abs((reach?.at ?? 0) - at(500))).toBeLessThan(30_000)
  expect(Math.abs(reach?.position.lat ?? 9) * 110_574).toBeLessThan(400)
  const short = foretold(playGroups([convoy('a', 1, { lengthM: 200 }), B], [...trail, ...cross], 400))
  expect(short).toEqual([])
})

it('[PX8] a convoy that lies in a bow is met at the bow, far from the line between its tail and its head', () => {
  const corners = [
    [-6_000, 0],
    [-3_000, -5_000],
    [0, -5_000],
    [3_000, 0],
    [9_000, 0],
  ] as const
  const alongBow = (metres: number): [number, number] => {
    let left = metres
    for (const [i, [x, y]] of corners.entries()) {
      const [toX, toY] = corners[i + 1] ?? [x, y]
      const length = Math.hypot(toX - x, toY - y)
      if (left <= length) return [x + ((toX - x) * left) / length, y + ((toY - y) * left) / length]
      left -= length
    }
    return [9_000, 0]
  }
  // From the end of the bow on it creeps; all 14 km of it are still there when b comes from the south.
  const bow = driven('a', (s) => alongBow(s <= 1_466 ? 10 * s : 14_660 + (s - 1_466)), 1_600)
  const south = driven('b', (s) => [-1_500, -14_000 + 11 * (s - 1_500)], 1_600, { fromS: 1_500 })
  const [first] = foretold(playGroups([convoy('a', 1, { lengthM: 14_000 }), B], [...bow, ...south], 1_600))
  expect(first?.turn).toBe('raised')
  // 8 km to go at 11 m/s.
  expect(Math.abs((first?.evidence.reaches.at(-1)?.at ?? 0) - at(1_500 + 727))).toBeLessThan(15_000)
})

it('[PX8] two that should be through each other by now and were not heard since stay foretold', () => {
  // Heard each minute, the last time 2 km apart. By then the heads should be more than 1 km beyond the crossing.
  const slow = { everyS: 60 }
  const reports = [
    ...driven('a', (s) => [-6_000 + 15 * s, 0], 300, slow),
    ...driven('b', (s) => [0, -6_000 + 15 * s], 300, slow),
  ].map((it) => ({ ...it, intervalS: 60 }))
  const groups = [convoy('a', 1, { lengthM: 3_000 }), convoy('b', 2, { lengthM: 3_000 })]
  const findings = playGroups(groups, reports, 478)
  expect(turns(findings)[0]).toBe('raised')
  expect(turns(findings)).not.toContain('withdrawn')
  expect(encounters(findings).some((it) => it.evidence.band === 'danger')).toBe(false)
})

it('[PX8] the tail of a long convoy is met by who comes to it on its declared route, far from the head', () => {
  const route = [placeAt(-16_000, 20_000), placeAt(-16_000, -5_000)]
  const stood = driven('a', (s) => [Math.min(0, -17_000 + 17 * s), 0], 1_900)
  const comes = driven('b', (s) => [-16_000, 6_300 + 8 * (1_900 - s)], 1_900)
  const [first] = foretold(
    playGroups([convoy('a', 1, { lengthM: 16_000 }), crowd('b', 2, { route })], [...stood, ...comes], 1_900),
  )
  expect(first).toMatchObject({ turn: 'raised', evidence: { basis: 'route' } })
})

it('[PX8] who has come to the end of its route stands there: said twice, or driven back past its begin', () => {
  const waits = driven('b', (s) => [1_000, 5_500 - 6 * (s - 120)], 120)
  const dangerOn = (route: readonly ReturnType<typeof placeAt>[], way: (s: number) => [number, number]) => {
    const [first] = foretold(playGroups([crowd('a', 1, { route }), B], [...driven('a', way, 120), ...waits], 120))
    return first?.evidence.reaches.at(-1)?.at ?? 0
  }
  const end = placeAt(1_000, 0)
  const out = (s: number): [number, number] => [-600 + 5 * s, 0]
  const once = dangerOn([placeAt(-3_000, 0), end], out)
  // 1 km from where b comes to, 4.5 km on at 6 m/s.
  expect(Math.abs(once - at(120 + 750))).toBeLessThan(5_000)
  expect(dangerOn([placeAt(-3_000, 0), end, end], out)).toBe(once)
  const back = dangerOn([end, placeAt(4_000, 0)], (s) => [1_550 - 5 * s, 0])
  expect(Math.abs(back - at(120 + 750))).toBeLessThan(10_000)
})

it('[PX8] along the declared route while within 150 m of it, by course beyond; both are kept, the nearer is shown', () => {
  // The road bends north towards b; straight on it would pass 6 km south of b.
  const route = [placeAt(-6_000, 0), placeAt(0, 0), placeAt(0, 8_000)]
  const near = driven('a', (s) => [-6_000 + 12 * s, 100], 300)
  const findings = (declared: boolean, reports = near) =>
    foretold(
      playGroups(
        [crowd('a', 1, declared ? { route } : {}), B],
        [...reports, ...driven('b', standing(0, 6_000), 300)],
        300,
      ),
    )
  const [byRoute] = findings(true)
  expect(byRoute?.evidence.basis).toBe('route')
  expect(byRoute?.certainty).toBe('likely')
  // 6 km to the bend, 5 km north: 11 km at 12 m/s.
  expect(Math.abs((byRoute?.evidence.reaches.at(-1)?.at ?? 0) - at(917))).toBeLessThan(15_000)
  expect(findings(false)).toEqual([])
  expect(
    findings(
      true,
      driven('a', (s) => [-6_000 + 12 * s, 200], 300),
    ),
  ).toEqual([])

  const straight = [
    placeAt(-6_000, 0),
    placeAt(-3_000, 0),
    placeAt(-3_000, -400),
    placeAt(-2_600, -400),
    placeAt(-2_600, 0),
    placeAt(6_000, 0),
  ]
  const both = foretold(
    playGroups(
      [crowd('a', 1, { route: straight }), B],
      [...driven('a', (s) => [-6_000 + 10 * s, 0], 200), ...driven('b', standing(0), 200)],
      200,
    ),
  )
  // One and the same meeting: the route knows the bends, the course says it 80 s too early.
  expect(both[0]?.evidence).toMatchObject({ basis: 'route', otherBasis: { basis: 'course' } })
  const other = both[0]?.evidence.otherBasis?.at ?? 0
  expect(((both[0]?.evidence.reaches.at(-1)?.at ?? 0) - other) / 1_000).toBeCloseTo(80, -1)
})

it('[PX8] two meetings, one on the route and one straight on: the nearer in time is shown, the other is kept', () => {
  const route = [placeAt(-6_000, 0), placeAt(0, 0), placeAt(0, 9_000)]
  const ahead = [
    ...driven('b', standing(6_000, 0), 100, { device: 'b-east' }),
    ...driven('b', standing(0, 7_000), 100, { device: 'b-north' }),
  ]
  const [first] = foretold(
    playGroups([crowd('a', 1, { route }), B], [...driven('a', (s) => [-6_000 + 20 * s, 0], 100), ...ahead], 100),
  )
  expect(first?.evidence).toMatchObject({ basis: 'course', otherBasis: { basis: 'route' } })
  expect(first?.evidence.otherBasis?.position.lat).toBeGreaterThan(placeAt(0, 5_000).lat)
})

it('[PX8] a route that loops: the passage in the direction of the course is the one that is driven', () => {
  // Out east, round, and back west over the same street; b stands north of its western end.
  const route = [placeAt(0, 0), placeAt(5_000, 0), placeAt(5_000, 50), placeAt(-8_000, 50), placeAt(-8_000, 3_000)]
  const home = driven('a', (s) => [-15 * s, 50], 200)
  const b = driven('b', standing(-8_000, 3_900), 200)
  const [first] = foretold(playGroups([crowd('a', 1, { route }), B], [...home, ...b], 200))
  expect(first?.evidence.basis).toBe('route')
  expect(first?.evidence.reaches.at(-1)?.position.lat).toBeGreaterThan(placeAt(0, 2_500).lat)
  const out = driven('a', (s) => [15 * s, 0], 100)
  expect(foretold(playGroups([crowd('a', 1, { route }), B], [...out, ...b], 100))).toEqual([])
})

it('[PX8] two that stand have no closest approach; who moves without a known course foretells nothing', () => {
  const reports = [heard('a', -5_000, 0, { speedMps: 10, courseDeg: null }), heard('b', 0, 0, { speedMps: 0 })]
  expect(foretold(playGroups([A, B], reports, 40))).toEqual([])
})

it('[PX5] what is foretold of a lost group is unknown until it is heard again', () => {
  const way = (s: number): [number, number] => [-40_000 + 40 * s, 0]
  const reports = [...driven('a', way, 100), ...driven('b', standing(0), 700), ...driven('a', way, 700, { fromS: 690 })]
  const findings = foretold(playGroups([A, B], reports, 705))
  expect(findings.map((it) => [it.turn, it.certainty]).filter(([turn]) => turn !== 'forecastChanged')).toEqual([
    ['raised', 'possible'],
    ['lostContact', 'unknown'],
    ['heardAgain', 'possible'],
  ])
})

it('[PX9] closing slower than 0.5 m/s is no meeting', () => {
  const reports = [...driven('a', (s) => [-1_300 + 0.4 * s, 0], 600), ...driven('b', standing(0), 600)]
  expect(foretold(playGroups([A, B], reports, 600))).toEqual([])
})

it('[PX8] who is looked ahead for sees the others come as far as the fastest of them gets', () => {
  // By then it has gone straight on for long and is not looked ahead for again before 130 s.
  const reports = [
    ...driven('a', (s) => [-12_000 + 20 * s, 0], 100),
    ...driven('b', standing(4_000), 100, { fromS: 42 }),
  ]
  const [first] = foretold(playGroups([A, B], reports, 100))
  expect(first).toMatchObject({ turn: 'raised' })
  expect(first?.at).toBeLessThanOrEqual(at(60))
})

it('[PX8] [PX9] who closes too slowly to be told is looked at again while both go on as they did', () => {
  // Side by side 1,400 m apart until the route turns: 400 m nearer in 825 s is too slow, in 800 s it is not.
  const route = [placeAt(1_400, -100), placeAt(1_400, 3_600), placeAt(-4_000, 3_600)]
  const reports = [...driven('a', (s) => [0, 5 * s], 120), ...driven('b', (s) => [1_400, 5 * s], 120)]
  const [first] = foretold(playGroups([A, crowd('b', 2, { route })], reports, 120))
  expect(first?.evidence).toMatchObject({ basis: 'route' })
  expect(first?.at).toBeGreaterThanOrEqual(at(40))
  expect(first?.at).toBeLessThanOrEqual(at(90))
})
