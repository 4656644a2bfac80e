import type { LiveFigures, RollupFigures } from '@jaga-jarak/shared/province.ts'
import type { VulnerabilityClass } from '@jaga-jarak/shared/region.ts'
import { RISK_WEIGHTS, type Risk, RiskInput } from '@jaga-jarak/shared/risk.ts'

/** `lastDay`: incidents of the 24 hours before, by severity. */
export type RiskInputs = {
  vulnerability: VulnerabilityClass | null
  live: Pick<LiveFigures, 'byBand' | 'byKind' | 'groups'>
  lastDay: RollupFigures['bySeverity']
}

/** points = sum of value x weight: the formula of `RISK_WEIGHTS`, with everything that goes into it. */
export function riskOf({ vulnerability, live, lastDay }: RiskInputs): Risk {
  const is = (its: VulnerabilityClass): number => (vulnerability === its ? 1 : 0)
  const values: Record<RiskInput, number> = {
    ...{ vulnerabilityHigh: is('high'), vulnerabilityMedium: is('medium'), vulnerabilityLow: is('low') },
    ...{ encounterDanger: live.byBand.danger, encounterWarning: live.byBand.warning },
    ...{ encounterWatch: live.byBand.watch, incidentExtreme: lastDay.extreme, incidentSevere: lastDay.severe },
    ...{ incidentModerate: lastDay.moderate, incidentMinor: lastDay.minor, incidentUnknown: lastDay.unknown },
    ...{ liveGroups: live.groups.fresh + live.groups.stale, coverageGaps: live.byKind.coverageGap },
  }
  const terms = RiskInput.options.map((input) => {
    const [value, weight] = [values[input], RISK_WEIGHTS[input]]
    return { input, value, weight, points: value * weight }
  })
  return { points: terms.reduce((sum, { points }) => sum + points, 0), terms }
}
