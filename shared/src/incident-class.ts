import { z } from 'zod'
import type { IncidentCategory } from './incident.ts'

/** What Bawaslu sorts violations into: Perbawaslu 9/2024 on violations in the election of governors, regents and mayors. */
export const BawasluClass = z.enum(['administrative', 'ethics', 'criminal', 'otherLaw'])
export type BawasluClass = z.infer<typeof BawasluClass>

/** Event types and sub-event types of the public ACLED codebook, by the names that it gives them. */
export const ACLED_EVENTS = {
  riots: { name: 'Riots', subEvents: { mobViolence: 'Mob violence', violentDemonstration: 'Violent demonstration' } },
  protests: { name: 'Protests', subEvents: { peacefulProtest: 'Peaceful protest' } },
} as const
export type AcledEvent = keyof typeof ACLED_EVENTS
export type AcledClass = {
  [E in AcledEvent]: { event: E; subEvent: keyof (typeof ACLED_EVENTS)[E]['subEvents'] | null }
}[AcledEvent]

export type IncidentClass = { bawaslu: BawasluClass | null; acled: AcledClass | null }

const NONE: IncidentClass = { bawaslu: null, acled: null }
const MOB: AcledClass = { event: 'riots', subEvent: 'mobViolence' }

/**
 * A first sorting of what was reported, for those who count; whether it was one is for the authority to say. Null:
 * that depends on what else is known (who, with what, against whom), and nothing is guessed.
 * Bawaslu: Law 1/2015 as changed by 8/2015 and 10/2016: 69 g with 187(3) damage of campaign props, 187(1) campaign
 * outside of its time, 73 with 187A money; the neutrality of civil servants (Law 20/2023) is of other law.
 */
export const INCIDENT_CLASS: Record<IncidentCategory, IncidentClass> = {
  convoyMeeting: NONE,
  clash: { bawaslu: null, acled: MOB },
  brawlAtVenue: { bawaslu: null, acled: MOB },
  // By a crowd in a demonstration or by a mob: the two have different names.
  stoneThrowing: { bawaslu: null, acled: { event: 'riots', subEvent: null } },
  roadBlockade: NONE,
  attackOnPost: NONE,
  attackOnProperty: NONE,
  propDamage: { bawaslu: 'criminal', acled: null },
  intimidation: NONE,
  weaponOrAlcohol: NONE,
  convoyAccident: NONE,
  unscheduledConvoy: NONE,
  offRouteConvoy: NONE,
  campaignInQuietPeriod: { bawaslu: 'criminal', acled: null },
  moneyPolitics: { bawaslu: 'criminal', acled: null },
  neutralityBreach: { bawaslu: 'otherLaw', acled: null },
  hoaxOrProvocation: NONE,
  crowdAtElectionOffice: NONE,
  logisticsDisturbance: NONE,
  // With violence it would be a clash.
  resultProtest: { bawaslu: null, acled: { event: 'protests', subEvent: 'peacefulProtest' } },
  medical: NONE,
  other: NONE,
}
