import type { AlertId } from '@jaga-jarak/shared/primitives.ts'

/** How long each thing stays framed, milliseconds. A new danger is held at least as long as anybody needs to look up. */
export const PROVINCE_MS = 20_000
export const ENCOUNTER_MS = 15_000
export const NEW_DANGER_MS = 20_000
/** So many of the gravest are visited before the province comes back. */
export const MAX_STOPS = 3
/** More new dangers than this in one frame say nothing: the gravest stand for them, the board names all. */
const MAX_TOGETHER = 4

/** An open encounter that the tour may visit. */
export type Stop = { id: AlertId; isDanger: boolean }

/** What the map frames. `newDanger` is held until its time is over, whatever else happens. */
export type Step = { kind: 'province' } | { kind: 'encounter' | 'newDanger'; ids: readonly AlertId[] }

export type Tour = {
  step: Step
  /** stays until then, in the caller's milliseconds */
  until: number
  /** dangers that were seen already */
  dangers: ReadonlySet<AlertId>
  /** index of the stop that comes next */
  next: number
}

export const startTour = (now: number): Tour => ({
  step: { kind: 'province' },
  until: now + PROVINCE_MS,
  dangers: new Set(),
  next: 0,
})

/** `stops` gravest first. The same tour comes back while nothing changes. */
export function continueTour(tour: Tour, stops: readonly Stop[], now: number): Tour {
  const dangers = new Set(stops.filter((stop) => stop.isDanger).map((stop) => stop.id))
  const fresh = [...dangers].filter((id) => !tour.dangers.has(id))
  const open = new Set(stops.map((stop) => stop.id))
  const standing = tour.step.kind === 'province' ? [] : tour.step.ids.filter((id) => open.has(id))
  const isHeld = now < tour.until

  if (fresh.length > 0) {
    const held = tour.step.kind === 'newDanger' && isHeld ? standing : []
    const ids = [...new Set([...fresh, ...held])].slice(0, MAX_TOGETHER)
    return { step: { kind: 'newDanger', ids }, until: now + NEW_DANGER_MS, dangers, next: 0 }
  }
  const isOver = tour.step.kind !== 'province' && standing.length === 0
  if (isHeld && !isOver) {
    if (tour.step.kind === 'province' || standing.length === tour.step.ids.length) {
      return sameIds(dangers, tour.dangers) ? tour : { ...tour, dangers }
    }
    return { ...tour, dangers, step: { ...tour.step, ids: standing } }
  }
  const next = stops.findIndex(({ id }, i) => i >= tour.next && !standing.includes(id))
  const stop = stops[next]
  if (isOver || stop === undefined || next >= MAX_STOPS) {
    return { step: { kind: 'province' }, until: now + PROVINCE_MS, dangers, next: 0 }
  }
  return { step: { kind: 'encounter', ids: [stop.id] }, until: now + ENCOUNTER_MS, dangers, next: next + 1 }
}

const sameIds = (a: ReadonlySet<AlertId>, b: ReadonlySet<AlertId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id))
