import { Health, routes } from '@jaga-jarak/shared/api.ts'
import { openCaller } from './open-caller.ts'
import { isDeaf, type Measured, measure, osmandRequest } from './phone.ts'
import { type Phone, type Scenario, spreadGroups } from './scenario.ts'
import { seeded } from './travel.ts'

/** Rallies that are played have shown one: what is to be seen is the road. */
const NOTICE = 'STTP/1'

export type Stage = {
  url: string
  name: string
  password: string
  /** must be the server's own; a phone that moves faster than the clock is rightly set aside */
  speed?: number
  signal?: AbortSignal
  onProgress?: (progress: Tally & { atS: number }) => void
}
export type Tally = { sent: number; accepted: number; retried: number; refused: Record<string, number> }

/** How long a phone waits before it tries again, seconds of the operation's clock, as the real client: 5 s to 5 min. */
const retryAfterS = (failures: number): number => Math.min(300, 5 * 2 ** Math.min(failures, 10))

/** One phone's life: what it measured waits in its pocket until the server has taken it, oldest first. */
async function live(
  phone: Phone & { trackerId: string; shape: number; fixes: Measured[] },
  stage: Stage & { startedAt: number; elapsedS: () => number; pause: (untilS: number) => Promise<void> },
  tally: Tally,
): Promise<void> {
  let failures = 0
  for (const fix of phone.fixes) {
    await stage.pause(fix.atS)
    while (!stage.signal?.aborted) {
      if (isDeaf(phone, stage.elapsedS())) {
        await stage.pause(stage.elapsedS() + phone.intervalS)
        continue
      }
      const [path, init] = osmandRequest(phone.shape, phone.trackerId, fix, stage.startedAt + fix.atS * 1_000)
      tally.sent += 1
      const response = await fetch(`${stage.url}${path}`, init).catch(() => null)
      await response?.arrayBuffer()
      if (response?.ok) {
        tally.accepted += 1
        failures = 0
        break
      }
      const why = String(response?.status ?? 'unreachable')
      tally.refused[why] = (tally.refused[why] ?? 0) + 1
      tally.retried += 1
      await stage.pause(stage.elapsedS() + retryAfterS(failures++))
    }
    if (stage.signal?.aborted) return
  }
}

/** Registers what the scenario needs and plays it in the operation's time; resolves when the last phone has spoken. */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Tally> {
  const health = Health.parse(await (await fetch(`${stage.url}/healthz`)).json())
  const { clockSpeed } = health
  if (stage.speed !== undefined && stage.speed !== clockSpeed) {
    throw new Error(`the server's clock runs at speed ${clockSpeed}; phones at speed ${stage.speed} would be set aside`)
  }
  const call = await openCaller(stage)
  const random = seeded(scenario.seed)
  const phones = []
  for (const group of spreadGroups(scenario)) {
    const { at: _at, legs: _legs, phones: carried, copies: _copies, ...draft } = group
    const registered = await call(routes.registerGroup, { body: draft })
    for (const [i, phone] of carried.entries()) {
      const label = `${group.name} ${i + 1}`.slice(0, 80)
      const body = { label, groupId: registered.id, intervalS: phone.intervalS }
      const { trackerId } = await call(routes.registerDevice, { body })
      const fixes = measure(group, phone, scenario.durationS, random)
      phones.push({ ...phone, trackerId, shape: phones.length, fixes })
    }
  }
  // The play begins when everybody is registered, by the clock that the server then shows.
  const { now } = Health.parse(await (await fetch(`${stage.url}/healthz`)).json())
  const began = performance.now()
  const elapsedS = (): number => ((performance.now() - began) / 1_000) * clockSpeed
  const pause = (untilS: number): Promise<void> =>
    new Promise((done) => {
      const waitMs = ((untilS - elapsedS()) / clockSpeed) * 1_000
      if (waitMs <= 0 || stage.signal?.aborted) return done()
      const finish = (): void => {
        clearTimeout(timer)
        stage.signal?.removeEventListener('abort', finish)
        done()
      }
      const timer = setTimeout(finish, waitMs)
      stage.signal?.addEventListener('abort', finish)
    })

  const holdRally = async (rally: Scenario['rallies'][number]): Promise<void> => {
    const {
      at: [lon, lat],
      venue,
      lastsS,
      phases,
      ...rest
    } = rally
    const window = { from: now, until: Math.round(now + lastsS * 1_000) }
    const draft = { ...rest, ...window, venue: { name: venue, position: { lon, lat } }, notice: NOTICE }
    let current = await call(routes.planRally, { body: draft })
    for (const { atS, phase } of phases) {
      await pause(atS)
      if (stage.signal?.aborted) return
      const params = { rallyId: current.id }
      current = await call(routes.moveRally, { params, body: { phase, version: current.version } })
    }
  }

  const tally: Tally = { sent: 0, accepted: 0, retried: 0, refused: {} }
  const progress = setInterval(() => stage.onProgress?.({ ...tally, atS: elapsedS() }), 1_000)
  const shared = { ...stage, startedAt: now, elapsedS, pause }
  try {
    await Promise.all([...phones.map((phone) => live(phone, shared, tally)), ...scenario.rallies.map(holdRally)])
  } finally {
    clearInterval(progress)
  }
  return tally
}
