import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDesk } from '../driver/desk.ts'
import { startHouse } from '../driver/server.ts'
import { mapShot, openWall } from '../driver/wall.ts'
import { type Sample, slopePerHour } from './slope.ts'
import { startTraffic } from './traffic.ts'
import { loseContext, mapIsBack, openPage, type WallPage } from './wall-page.ts'

const USAGE = `npm run soak [-- --minutes 120]
A wall in headless Chromium under an exercise whose clock runs ten times as fast, its graphics context taken away every
five minutes. Exits 1 when a limit is missed.`

/** From TARGETS. */
const HEAP_LIMIT_MB_H = 2
const LOSE_EVERY_MS = 5 * 60_000
const LOOK_EVERY_MS = 20_000
/** Until caches are full nothing is said of growth: a fifth of the time, at most so long. */
const WARM_UP_MS = 20 * 60_000
/** How long a map may take to come back, and two walls to show the same, real milliseconds on a busy machine. */
const BACK_MS = 60_000
const EQUAL_MS = 180_000
const SPEED = 10
const [PAIRS, LONE] = [13, 60]
const MB = 1_048_576

async function until(what: () => Promise<boolean>, ms: number): Promise<boolean> {
  const over = performance.now() + ms
  while (performance.now() < over) {
    if (await what()) return true
    await pause(500)
  }
  return false
}

/** Both walls at the same place of themselves: they wander against burn-in, each by its own clock. */
const standStill = (page: WallPage['page']) => page.addStyleTag({ content: '.wall { translate: none !important }' })
const framed = (page: WallPage['page']) => page.locator('.map').getAttribute('data-framed')

async function soak(minutes: number): Promise<boolean> {
  const house = await startHouse({ exercise: { clockStartsAt: '2024-11-23T08:00', clockSpeed: SPEED } })
  const desk = await openDesk(house)
  const traffic = await startTraffic(house, desk, { pairs: PAIRS, lone: LONE })
  const soaked = await openPage()
  const fresh = await openPage()
  try {
    const wall = await openWall(soaked.page, house.base(), await desk.wallToken('Dinding'))
    const [beganAt, headBefore] = [performance.now(), await wall.head()]
    const heap: Sample[] = []
    const resident: Sample[] = []
    let [losses, survived] = [0, 0]
    let lostAt = beganAt
    while (performance.now() - beganAt < minutes * 60_000) {
      await pause(LOOK_EVERY_MS)
      if (performance.now() - lostAt >= LOSE_EVERY_MS && (await loseContext(soaked.page))) {
        lostAt = performance.now()
        losses += 1
        if (await until(() => mapIsBack(soaked.page), BACK_MS)) survived += 1
      }
      const atMs = performance.now() - beganAt
      heap.push({ atMs, value: (await soaked.heapBytes()) / MB })
      resident.push({ atMs, value: (await soaked.residentBytes()) / MB })
      console.error(
        `${(atMs / 60_000).toFixed(1)} min  heap ${heap.at(-1)?.value.toFixed(2)} MB  process ${resident.at(-1)?.value.toFixed(0)} MB  entries ${(await wall.head()) - headBefore}  reports ${traffic.reports()}`,
      )
    }
    const minutesGone = (performance.now() - beganAt) / 60_000
    const entries = (await wall.head()) - headBefore
    const processorS = await soaked.mainThreadS()

    // At the end nobody moves, a wall that begins now takes the server's snapshot, and a new danger brings both maps to it.
    traffic.hold()
    const other = await openWall(fresh.page, house.base(), await desk.wallToken('Dinding baru'))
    await Promise.all([standStill(soaked.page), standStill(fresh.page)])
    await traffic.meet()
    const isBoardEqual = await until(async () => {
      const snapshot = await traffic.listener.snapshot()
      const [mine, its, counted] = [await wall.standing(), await other.standing(), await wall.counted()]
      return mine.join() === its.join() && counted === snapshot.alerts.length && (await wall.head()) >= snapshot.seq
    }, EQUAL_MS)
    const isMapEqual = await until(async () => {
      if ((await framed(soaked.page)) !== (await framed(fresh.page))) return false
      const [mine, its] = await Promise.all([mapShot(soaked.page), mapShot(fresh.page)])
      return mine === its
    }, EQUAL_MS)

    const warm = Math.min(WARM_UP_MS, (minutes * 60_000) / 5)
    const settled = (samples: readonly Sample[]) => samples.filter(({ atMs }) => atMs >= warm)
    const slope = slopePerHour(settled(heap))
    const uncaught = [...soaked.uncaught, ...fresh.uncaught]
    const rows: [what: string, was: string, wanted: string, isMet: boolean][] = [
      ['heap after collection', `${slope.toFixed(2)} MB/h`, `<= ${HEAP_LIMIT_MB_H} MB/h`, slope <= HEAP_LIMIT_MB_H],
      ['uncaught errors', String(uncaught.length), '0', uncaught.length === 0],
      ['context losses survived', `${survived} of ${losses}`, 'all', survived === losses],
      ['board as in the snapshot', isBoardEqual ? 'yes' : 'no', 'yes', isBoardEqual],
      ['map as drawn from it', isMapEqual ? 'yes' : 'no', 'yes', isMapEqual],
      ['faults of the traffic', String(traffic.faults.length), '0', traffic.faults.length === 0],
    ]
    console.log(
      `${minutesGone.toFixed(1)} minutes, ${entries} entries (${(entries / minutesGone).toFixed(0)} a minute), ${traffic.reports()} reports`,
    )
    console.log(
      `process of the page ${slopePerHour(settled(resident)).toFixed(1)} MB/h, main thread ${((processorS / minutesGone / 60) * 1_000).toFixed(0)} ms a second`,
    )
    for (const [what, was, wanted, isMet] of rows)
      console.log(`${isMet ? 'ok  ' : 'MISS'}  ${what.padEnd(26)} ${was.padStart(14)}   wanted ${wanted}`)
    for (const line of new Set([...uncaught, ...traffic.faults])) console.log(`      ${line}`)
    return rows.every(([, , , isMet]) => isMet)
  } finally {
    await Promise.all([soaked.close(), fresh.close()])
    await traffic.stop()
    await house.stop()
  }
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '120' }, help: { type: 'boolean', default: false } },
})
const minutes = Number(values.minutes)
if (values.help || !(minutes > 0)) {
  console.log(USAGE)
  process.exitCode = values.help ? 0 : 1
} else process.exitCode = (await soak(minutes)) ? 0 : 1
