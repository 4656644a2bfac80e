import { type Listener, openListener } from '@jaga-jarak/server/bench/listener.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { clockOf, type Desk, type Place, type Tracked } from '../driver/desk.ts'
import { type House, PASSWORD } from '../driver/server.ts'

/** Metres in a degree of longitude where this takes place, near the equator. */
const DEGREE_M = 111_315
/** A pair drives to and fro between these ranges, metres; and metres a second each. */
const [FAR_M, NEAR_M, MPS] = [14_000, 600, 15]
/** Between two reports of a tracker, seconds of the operation's clock. */
const INTERVAL_S = 20
/** Of the operation's clock: between two incidents, and how many stay open. */
const [INCIDENT_S, OPEN_INCIDENTS] = [120, 6]
/** An operator looks at what is over this often, real milliseconds. */
const LOOK_MS = 5_000

type Pair = { sides: readonly [Tracked, Tracked]; at: Place; headStartS: number }
type Lone = { tracked: Tracked; at: Place }

/** Pairs stand 28 km apart, in the north of the province. */
const pairPlace = (i: number): Place => ({ lon: 114 + (i % 8) * 0.5, lat: 0.2 + Math.floor(i / 8) * 0.25 })
const LAST: Place = { lon: 115.5, lat: -0.4 }
const lonePlace = (i: number): Place => ({ lon: 114.5 + (i % 12) / 6, lat: -1.8 + Math.floor(i / 12) / 8 })

/** Range of a pair after so many seconds: from far to near and back, for ever. */
export function rangeAt(s: number): number {
  const wayM = FAR_M - NEAR_M
  const drivenM = (2 * MPS * s) % (2 * wayM)
  return FAR_M - (drivenM < wayM ? drivenM : 2 * wayM - drivenM)
}

/**
 * A day without an end: pairs meet and part, others drive alone, incidents come and go, an operator acknowledges what is
 * over. Nothing in it grows.
 */
export async function startTraffic(
  house: House,
  desk: Desk,
  { pairs: pairCount, lone: loneCount }: Record<'pairs' | 'lone', number>,
) {
  const pairs: Pair[] = []
  for (let i = 0; i < pairCount; i++) {
    const sides = [await desk.tracked(`Barat ${i + 1}`, 1), await desk.tracked(`Timur ${i + 1}`, 2)] as const
    pairs.push({ sides, at: pairPlace(i), headStartS: (i * (FAR_M - NEAR_M)) / MPS / pairCount })
  }
  const lone: Lone[] = []
  for (let i = 0; i < loneCount; i++)
    lone.push({ tracked: await desk.tracked(`Rombongan ${i + 1}`, 1), at: lonePlace(i) })
  await desk.rally('Lapangan Merdeka')
  const listener: Listener = await openListener({ url: house.base(), name: 'admin', password: PASSWORD })
  const { now, clockSpeed } = await clockOf(house)
  const began = performance.now()
  const elapsedS = (): number => ((performance.now() - began) / 1_000) * clockSpeed
  /** where everything stands still, seconds; null while it moves */
  let heldAtS: number | null = null
  let reports = 0
  const faults: string[] = []

  const send = async ({ trackerId }: Tracked, { lon, lat }: Place): Promise<void> => {
    const at = Math.round(now + elapsedS() * 1_000)
    const answer = await fetch(`${house.base()}/osmand?id=${trackerId}&lat=${lat}&lon=${lon}&timestamp=${at}`)
    await answer.arrayBuffer()
    reports += 1
    if (answer.status !== 200) faults.push(`a report was answered ${answer.status}`)
  }
  const turns: (() => Promise<void>)[] = [
    ...pairs.flatMap(({ sides: [a, b], at, headStartS }) => {
      const asideM = (): number => rangeAt((heldAtS ?? elapsedS()) + headStartS) / 2
      const place = (alongM: number): Place => ({ lat: at.lat, lon: at.lon + alongM / DEGREE_M })
      return [() => send(a, place(-asideM())), () => send(b, place(asideM()))]
    }),
    ...lone.map(({ tracked, at }) => () => {
      const turn = ((heldAtS ?? elapsedS()) / 1_200) * 2 * Math.PI
      return send(tracked, { lon: at.lon + 0.02 * Math.cos(turn), lat: at.lat + 0.02 * Math.sin(turn) })
    }),
  ]

  const open: Incident[] = []
  const incident = async (): Promise<void> => {
    if (heldAtS !== null) return
    open.push(await desk.incident('', { lon: 116 + Math.sin(elapsedS()), lat: 0.5 + Math.cos(elapsedS()) / 2 }))
    const old = open.length > OPEN_INCIDENTS ? open.shift() : undefined
    if (old === undefined) return
    const params = { incidentId: old.id }
    await desk.call(routes.actOnIncident, { params, body: { act: 'reject', version: old.version, reason: 'x' } })
  }
  const answer = async (): Promise<void> => {
    const { alerts } = await listener.snapshot()
    const over = alerts.filter(({ cleared, acknowledged }) => cleared !== null && acknowledged === null)
    if (over.length === 0) return
    const seen = over.map(({ id, version }) => ({ alertId: id, version }))
    await desk.call(routes.acknowledgeAlerts, { body: { alerts: seen } })
  }
  const running = new Set<Promise<void>>()
  const run = (act: () => Promise<void>): void => {
    const one = act()
      .catch((error: unknown) => void faults.push(String(error)))
      .finally(() => running.delete(one))
    running.add(one)
  }
  let next = 0
  const timers = [
    // Each in its turn, so that reports come evenly.
    setInterval(() => {
      for (const due = (elapsedS() / INTERVAL_S) * turns.length; next < due; next++) {
        const turn = turns[next % turns.length]
        if (turn !== undefined) run(turn)
      }
    }, 50),
    setInterval(() => run(incident), (INCIDENT_S / clockSpeed) * 1_000),
    setInterval(() => run(answer), LOOK_MS),
  ]
  return {
    listener,
    faults,
    reports: () => reports,
    /** Everybody stands where they are, and goes on to say so. */
    hold(): void {
      heldAtS = elapsedS()
    },
    /** Two who were far from everybody come into danger of each other, and stay there. */
    async meet(): Promise<void> {
      const sides = [await desk.tracked('Barat akhir', 1), await desk.tracked('Timur akhir', 2)] as const
      for (const [i, tracked] of sides.entries()) {
        const turn = (): Promise<void> => send(tracked, { lon: LAST.lon + i * 0.004, lat: LAST.lat })
        turns.push(turn)
        await turn()
      }
    },
    async stop(): Promise<void> {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running)
      listener.close()
    },
  }
}
