import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { CONVOY_M_PER_PERSON, CONVOY_MAX_M, CROWD_DENSITY, MIN_RADIUS_M, ON_WAY_M, WALKING_MPS } from './limits.ts'
import type { Member, Part } from './member.ts'
import { endOf } from './path.ts'
import { cutOut, type Stretch, stretchAt } from './stretch.ts'
import { lengthBackM, passages } from './trail.ts'

/** Radius of the disc that a group covers around each of its trackers, metres: as reported, else from its headcount. */
export function radiusOf(group: Pick<SupporterGroup, 'radiusM' | 'headcount' | 'kind'>): number {
  if (group.radiusM !== null) return group.radiusM
  // The people of a convoy are spread along it, not around its head.
  if (group.headcount === null || group.kind === 'convoy') return MIN_RADIUS_M
  return Math.max(MIN_RADIUS_M, Math.sqrt(group.headcount / CROWD_DENSITY / Math.PI))
}

/** Head to tail where no second tracker shows it, metres: as declared, else from the headcount. */
export function declaredLengthM(group: Pick<SupporterGroup, 'lengthM' | 'headcount' | 'kind'>): number {
  if (group.kind !== 'convoy') return 0
  return group.lengthM ?? Math.min(CONVOY_MAX_M, (group.headcount ?? 0) * CONVOY_M_PER_PERSON)
}

/** A part that has a length, or an edge that may be further. */
class LongPart implements Part {
  readonly member: Member
  readonly lengthM: number
  readonly extraM: number

  constructor(member: Member, lengthM: number, extraM: number) {
    this.member = member
    this.lengthM = lengthM
    this.extraM = extraM
  }

  get isDisc(): boolean {
    return this.lengthM === 0
  }

  layOut(stretch: Stretch): void {
    const { member, lengthM } = this
    if (this.isDisc) stretchAt(stretch, member)
    else cutOut(stretch, member.trail, endOf(member.trail) - lengthM, endOf(member.trail))
  }
}

/** How far back on the trail of one tracker another one drives, metres; null when it does not. */
function behindOn(lead: Member, other: Member): number | null {
  const { meanMps, headingDeg } = other
  const course = meanMps !== null && meanMps > WALKING_MPS ? headingDeg : null
  const found = passages(lead.trail, other, ON_WAY_M, course)
  if (found.length === 0) return null
  const known = other.behindM
  // A way that loops passes a place twice: the tail is where it was going, or, not knowing, as far back as can be.
  const backM = found.map((it) => it.backM)
  if (known === null) return Math.max(...backM)
  return backM.reduce((best, it) => (Math.abs(it - known) < Math.abs(best - known) ? it : best))
}

/** A part from its head so far back along its trail, metres. */
function reachingBack(member: Member, backM: number): Part {
  const lengthM = lengthBackM(member.trail, backM)
  return lengthM === 0 ? member : new LongPart(member, lengthM, 0)
}

/** Of a tracker that has nobody on its trail and is on nobody's: the whole length, or, if it was behind one, as far ahead. */
const aloneOf = (member: Member, lengthM: number): Part =>
  member.behindM === null ? reachingBack(member, lengthM) : new LongPart(member, 0, member.behindM)

/**
 * PX2: the footprint of a group from its trackers that are heard. A crowd is a disc around each. A convoy is the lead's
 * trail back to the last tracker on it; a tracker that is on nobody's trail, and has nobody on its own, stands for the
 * whole length, so a convoy that split is looked for behind each of its parts.
 */
export function partsOf(group: SupporterGroup, heard: readonly Member[]): readonly Part[] {
  if (group.kind !== 'convoy') return heard
  const lengthM = declaredLengthM(group)
  const [only] = heard
  if (only && heard.length === 1) return [aloneOf(only, lengthM)]
  const behind = heard.map((lead) =>
    heard.map((other) => (other === lead || other.freshness !== 'fresh' ? null : behindOn(lead, other))),
  )
  return heard.map((member, i): Part => {
    const followers = (behind[i] ?? []).filter((it) => it !== null)
    const leads = heard.flatMap((lead, j) => {
      const backM = behind[j]?.[i]
      if (typeof backM !== 'number') return []
      // Since its last word the head has gone on.
      const drivenM = (Math.max(0, member.since - lead.since) / 1_000) * (lead.meanMps ?? 0)
      return [{ lead, backM: backM + drivenM }]
    })
    // Where a silent head is by now nobody knows: what is known of who follows it stays.
    const known = leads.filter(({ lead }) => lead.freshness === 'fresh').map((it) => it.backM)
    if (known.length > 0) member.behindM = Math.max(...known)
    if (followers.length > 0) return reachingBack(member, Math.max(...followers))
    return leads.length > 0 ? member : aloneOf(member, lengthM)
  })
}
