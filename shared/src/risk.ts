import { z } from 'zod'

/**
 * What a risk figure is made of. No camp is among them: what somebody stands for makes nothing riskier.
 *
 * vulnerability*: 1 when that is the class of the regency in the index that was chosen, else 0; without a class all
 * are 0. encounter*: encounters that are not cleared, by the band they have now. incident*: incidents that were
 * reported in the 24 hours before, neither rejected nor merged into another, as grave as each is now. liveGroups:
 * watched groups whose newest position is fresh or stale. coverageGaps: coverage gaps that are not cleared.
 */
export const RiskInput = z.enum([
  ...(['vulnerabilityHigh', 'vulnerabilityMedium', 'vulnerabilityLow'] as const),
  ...(['encounterDanger', 'encounterWarning', 'encounterWatch'] as const),
  ...(['incidentExtreme', 'incidentSevere', 'incidentModerate', 'incidentMinor', 'incidentUnknown'] as const),
  ...(['liveGroups', 'coverageGaps'] as const),
])
export type RiskInput = z.infer<typeof RiskInput>

/** How far back incidents count, milliseconds. */
export const RISK_WINDOW_MS = 24 * 3_600_000

/** Points for one of each: the same in every regency. */
export const RISK_WEIGHTS: Record<RiskInput, number> = {
  ...{ vulnerabilityHigh: 20, vulnerabilityMedium: 10, vulnerabilityLow: 0 },
  ...{ encounterDanger: 20, encounterWarning: 10, encounterWatch: 3 },
  ...{ incidentExtreme: 15, incidentSevere: 8, incidentModerate: 3, incidentMinor: 1, incidentUnknown: 3 },
  ...{ liveGroups: 1, coverageGaps: 2 },
}

/**
 * points = sum of value x weight over all inputs, each as it stands here; nothing is capped, rounded or hidden. It orders
 * regencies by where to look first, and says nothing of how likely anything is.
 */
export const Risk = z.object({
  points: z.number().nonnegative(),
  terms: z.array(
    z.object({
      input: RiskInput,
      value: z.int().nonnegative(),
      weight: z.number().nonnegative(),
      points: z.number().nonnegative(),
    }),
  ),
})
export type Risk = z.infer<typeof Risk>
