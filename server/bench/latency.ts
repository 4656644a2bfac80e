import { setTimeout as pause } from 'node:timers/promises'
import { routes } from '@jaga-jarak/shared/api.ts'
import { ContestId } from '@jaga-jarak/shared/primitives.ts'
import { io } from 'socket.io-client'
import { openCaller } from '../src/simulate/open-caller.ts'
import { type Helper, startHelper } from './helper.ts'
import { startHouse } from './house.ts'
import { monotonic } from './monotonic.ts'
import { quantile } from './quantile.ts'

/** From TARGETS, milliseconds; a tick is the watch's own beat. */
const P50_LIMIT_MS = 300
const P99_LIMIT_MS = 1_000
const TICK_MS = 50
const PROBE_EVERY_MS = 200
const ROUNDS = 2

type Place = { lon: number; lat: number }
type Probe = { standing: Tracked; coming: Tracked; at: Place }
type Tracked = { groupId: string; trackerId: string }
type Arrival = { subject: string; at: number }

/** Pairs stand 28 km apart in the north; the others are all of one camp and hence nobody's opponents. */
const probePlace = (i: number): Place => ({ lon: 114 + (i % 16) * 0.25, lat: 0.2 + Math.floor(i / 16) * 0.25 })
const otherPlace = (i: number): Place => ({ lon: 115 + (i % 50) / 50, lat: -1.5 + Math.floor(i / 50) / 100 })

async function register(house: Awaited<ReturnType<typeof startHouse>>, count: number, probes: number) {
  const call = await openCaller(house)
  const tracked = async (name: string, ballotNumber: number): Promise<Tracked> => {
    const camps = [{ contestId: ContestId.parse('gubernur'), ballotNumber }]
    const group = await call(routes.registerGroup, { body: { name, kind: 'crowd', camps, radiusM: 0 } })
    const { trackerId } = await call(routes.registerDevice, { body: { label: name, groupId: group.id } })
    return { groupId: group.id, trackerId }
  }
  const others: Tracked[] = []
  for (let i = 0; i < count - 2 * probes; i++) others.push(await tracked(`other ${i}`, 1))
  const pairs: Probe[] = []
  for (let i = 0; i < probes; i++) {
    pairs.push({ standing: await tracked(`a ${i}`, 1), coming: await tracked(`b ${i}`, 2), at: probePlace(i) })
  }
  return { others, pairs }
}

const send = async (url: string, { trackerId }: Tracked, { lon, lat }: Place): Promise<void> => {
  const answer = await fetch(`${url}/osmand?id=${trackerId}&lat=${lat}&lon=${lon}&speed=0`)
  if (answer.status !== 200) throw new Error(`a report was answered ${answer.status}`)
  await answer.arrayBuffer()
}

/** Something that goes on at so many a second until it is stopped; resolves with how often it has happened. */
function keepUp(perS: number, act: (i: number) => Promise<void> | void): () => Promise<number> {
  let done = 0
  const began = monotonic()
  const running = new Set<Promise<void>>()
  const timer = setInterval(() => {
    for (const due = ((monotonic() - began) / 1_000) * perS; done < due; done++) {
      const one = Promise.resolve(act(done)).finally(() => running.delete(one))
      running.add(one)
    }
  }, 20)
  return async () => {
    clearInterval(timer)
    await Promise.all(running)
    return done
  }
}

/** Milliseconds from each probe's sending to its arrival at each screen; throws when a screen has missed one. */
async function delays(audience: Helper, sent: Map<string, number>, screens: number): Promise<number[]> {
  await pause(3_000)
  const { arrivals } = await audience.ask<{ arrivals: Arrival[] }>({ act: 'arrivals' })
  const found = arrivals.flatMap(({ subject, at }) => {
    const since = sent.get(subject)
    return since === undefined ? [] : [at - since]
  })
  if (found.length !== sent.size * screens) {
    throw new Error(`${sent.size} probes to ${screens} screens: ${found.length} arrivals`)
  }
  return found
}

/**
 * Report to screen: an opposing group's report goes in by OsmAnd, its alert comes out at every screen; beside it a bare
 * Socket.IO echo to as many screens, a message of the same bytes under the same number of messages a second.
 */
export async function latency(quick: boolean) {
  const [groups, perS, screens, probes] = quick ? [400, 80, 40, 40] : [2_000, 400, 200, 120]
  const house = await startHouse()
  const echo = startHelper('echo-server.ts')
  const [ourAudience, echoAudience] = [startHelper('audience.ts'), startHelper('audience.ts')]
  const ours: number[] = []
  const peers: number[] = []
  let reports = 0
  try {
    const { others, pairs } = await register(house, groups, probes)
    await ourAudience.ask({ act: 'open', url: house.url, count: screens, by: 'packed', cookie: house.cookie })
    const { port } = await echo.ask<{ port: number }>({ act: 'listen' })
    await echoAudience.ask({ act: 'open', url: `http://127.0.0.1:${port}`, count: screens, by: 'json' })
    const mouth = io(`http://127.0.0.1:${port}`, { transports: ['websocket'] })
    // About what an AlertRaised weighs; the subject is what the screens look for.
    const message = (subject: string) => [
      { event: { type: 'AlertRaised', alert: { subjects: [subject], pad: 'x'.repeat(1_400) } } },
    ]

    for (let round = 0; round < ROUNDS; round++) {
      const mine = pairs.filter((_, i) => i % ROUNDS === round)
      const stop = keepUp(perS, (i) => {
        const other = others[i % others.length]
        return other === undefined ? undefined : send(house.url, other, otherPlace(i % others.length))
      })
      await pause(1_000)
      const sent = new Map<string, number>()
      for (const { standing, coming, at } of mine) {
        await send(house.url, standing, at)
        sent.set(coming.groupId, monotonic())
        await send(house.url, coming, { lon: at.lon + 0.004, lat: at.lat })
        await pause(PROBE_EVERY_MS)
      }
      reports += await stop()
      ours.push(...(await delays(ourAudience, sent, screens)))

      const hush = keepUp(perS, () => void mouth.emit('noise', 'x'.repeat(120)))
      await pause(1_000)
      const said = new Map<string, number>()
      for (const { coming } of mine) {
        said.set(coming.groupId, monotonic())
        mouth.emit('echo', message(coming.groupId))
        await pause(PROBE_EVERY_MS)
      }
      await hush()
      peers.push(...(await delays(echoAudience, said, screens)))
    }
    mouth.close()
  } finally {
    await Promise.all([house.stop(), echo.stop(), ourAudience.stop(), echoAudience.stop()])
  }
  const [p50, p99] = [quantile(ours, 0.5), quantile(ours, 0.99)]
  const [echoP50, echoP99] = [quantile(peers, 0.5), quantile(peers, 0.99)]
  return {
    groups,
    reportsPerS: perS,
    screens,
    reports,
    samples: ours.length,
    ms: { p50, p99, echoP50, echoP99 },
    ratios: {
      p50VsLimitOf300ms: P50_LIMIT_MS / p50,
      p99VsLimitOf1s: P99_LIMIT_MS / p99,
      p99VsThreeEchoesPlusTick: (3 * echoP99 + TICK_MS) / p99,
      p50VsEcho: echoP50 / p50,
    },
  }
}
