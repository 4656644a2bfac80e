import { metresPerDegree } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { STEADY_COURSE_DEG, STEADY_M, STEADY_SPEED } from './limits.ts'
import { placeAlong } from './path.ts'
import { isOnRoute, moverOf, speedOf } from './prediction.ts'
import type { Mover } from './way.ts'

const RAD = Math.PI / 180

/** How one part of a footprint went when it was last looked ahead for; places in degrees, speed in degrees a second. */
type Going = {
  lon: number
  lat: number
  since: number
  lonPerS: number
  latPerS: number
  lonM: number
  latM: number
  mps: number
  courseDeg: number | null
  lengthM: number
  extraM: number
  /** along its declared route; null when it is not on one */
  route: (Pick<Mover, 'ahead' | 'headM' | 'mps'> & { at: number }) | null
}
/** How a group went when it was last looked ahead for (PX8). */
export type Motion = readonly Going[]

export function motionOf(state: GroupState, at: number): Motion {
  return state.parts.map((part): Going => {
    const { member, lengthM, extraM } = part
    const { lon, lat } = member
    const { headingDeg: courseDeg } = member
    const mps = speedOf(part)
    const mover = isOnRoute(state, part) ? moverOf(state, part, 'route', at) : null
    const onCourse = courseDeg === null ? 0 : mps
    const { lonM, latM } = metresPerDegree(lat)
    return {
      lon,
      lat,
      since: member.since,
      lonPerS: (onCourse * Math.sin((courseDeg ?? 0) * RAD)) / lonM,
      latPerS: (onCourse * Math.cos((courseDeg ?? 0) * RAD)) / latM,
      lonM,
      latM,
      mps,
      courseDeg,
      lengthM,
      extraM,
      route: mover && { ahead: mover.ahead, headM: mover.headM, mps: mover.mps, at },
    }
  })
}

/** How far a place is from where it was expected by now, metres. */
function offM(was: Going, lon: number, lat: number, at: number): number {
  let [x, y] = [0, 0]
  if (was.route === null) {
    const seconds = (at - was.since) / 1_000
    x = (lon - was.lon - was.lonPerS * seconds) * was.lonM
    y = (lat - was.lat - was.latPerS * seconds) * was.latM
  } else {
    const { ahead, headM, mps } = was.route
    const expected = placeAlong(ahead, headM + (mps * (at - was.route.at)) / 1_000)
    x = (lon - expected.lon) * was.lonM
    y = (lat - expected.lat) * was.latM
  }
  return Math.sqrt(x * x + y * y)
}

function hasTurned(before: number | null, now: number | null): boolean {
  if (before === null || now === null) return before !== now
  const apart = Math.abs(before - now) % 360
  return Math.min(apart, 360 - apart) > STEADY_COURSE_DEG
}

/** It goes on otherwise than it did: what was foretold by that holds no more. */
export function hasLeft(motion: Motion, state: GroupState): boolean {
  const { parts, group } = state
  if (motion.length !== parts.length) return true
  for (let i = 0; i < parts.length; i++) {
    const [was, part] = [motion[i], parts[i]]
    if (!was || !part) return true
    const { member, lengthM, extraM } = part
    const mps = speedOf(part)
    if (Math.abs(mps - was.mps) > STEADY_SPEED * was.mps) return true
    if (mps > 0 && hasTurned(was.courseDeg, member.headingDeg)) return true
    if (Math.abs(lengthM - was.lengthM) > STEADY_M || Math.abs(extraM - was.extraM) > STEADY_M) return true
    // It may have come to its route since.
    if (group.route !== null && mps > 0 && was.route === null) return true
    if (offM(was, member.lon, member.lat, member.since) > STEADY_M) return true
  }
  return false
}
