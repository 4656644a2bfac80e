import { PlanFault, type Rally, type RallyDraft } from '@jaga-jarak/shared/rally.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Place } from '@jaga-jarak/shared/region.ts'
import type { Change } from './change-world.ts'

/**
 * The answer to somebody whose plan of known camps is refused, and the entry that keeps it: whose plans are refused,
 * and why, is counted for every camp. Refused for what says nothing of the plan: no entry.
 */
export function noteRefusedPlan(
  rallyId: Rally['id'],
  { camps, from, until }: RallyDraft,
  place: Place | null,
  refused: Refused,
): Change<Refused> {
  const fault = PlanFault.safeParse(refused.refused)
  if (!fault.success) return { reply: refused, event: null }
  const plan = { rallyId, camps, from, until, region: place?.regency.code ?? null, fault: fault.data }
  return { reply: refused, event: { type: 'PlanRefused', plan } }
}
