import { AlertKind, Band } from '@jaga-jarak/shared/alert.ts'
import type { AlertLife } from '@jaga-jarak/shared/alert-life.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Figures, NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { RefusedPlan } from '@jaga-jarak/shared/rally.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { type Reach, reaches } from '@jaga-jarak/shared/roles.ts'
import { quantile, zeros } from './counting.ts'
import { seesAlert } from './rollup.ts'

/** What of the life of an alert says how somebody was treated. */
export type AlertFact = Pick<
  AlertLife,
  'kind' | 'band' | 'camps' | 'regions' | 'isOfIncident' | 'isShelved' | 'answeredMs'
>
/** As grave as it was reported. `regions`: where it is; where nobody knows, those of who reported it. */
export type IncidentFact = { severity: Severity; camps: readonly Camp[]; regions: readonly KemendagriCode[] }
export type Facts = {
  alerts: readonly AlertFact[]
  incidents: readonly IncidentFact[]
  /** in force at some instant of the period */
  orders: readonly Order[]
  refusedPlans: readonly Pick<RefusedPlan, 'camps' | 'region'>[]
}

/** The one way in which anything is counted, for camps, regencies and all together. */
function figuresOf({ alerts, incidents, orders, refusedPlans }: Facts): Figures {
  const byKind = zeros(AlertKind.options)
  const byBand = zeros(Band.options)
  const bySeverity = zeros(Severity.options)
  for (const { kind, band } of alerts) {
    byKind[kind] += 1
    if (band !== null) byBand[band] += 1
  }
  for (const { severity } of incidents) bySeverity[severity] += 1
  const answered = alerts.flatMap(({ answeredMs }) => answeredMs ?? [])
  return {
    alerts: alerts.length,
    byKind,
    byBand,
    acknowledged: answered.length,
    shelved: alerts.filter(({ isShelved }) => isShelved).length,
    medianMs: quantile(answered, 0.5),
    p90Ms: quantile(answered, 0.9),
    orders: orders.length,
    plansRefused: refusedPlans.length,
    incidents: bySeverity,
  }
}

const isSame = (a: Camp, b: Camp): boolean => a.contestId === b.contestId && a.ballotNumber === b.ballotNumber

/** Where an order reaches: its region, or that of its contest; a limits order without either everywhere. */
function groundOf(order: Order, { contests, province }: Pick<Operation, 'contests' | 'province'>): KemendagriCode {
  if (order.kind === 'limits' && order.region !== null) return order.region
  return contests.find(({ id }) => id === order.contestId)?.region ?? province.code
}

/**
 * How each camp and each regency was treated. Whatever is counted for one is counted for every other by the same
 * rule: nothing here knows a camp but by whether it is the one that is asked about. `reach`: of these regencies only.
 */
export function neutrality(
  operation: Pick<Operation, 'contests' | 'regions' | 'province'>,
  facts: Facts,
  period: { from: EpochMs; until: EpochMs },
  reach: Reach,
): NeutralityReport {
  const touches = (order: Order, code: KemendagriCode): boolean => reaches([groundOf(order, operation)], [code])
  const theirs = operation.regions.map(({ code }) => code).filter((code) => reaches(reach, [code]))
  const seen: Facts = {
    alerts: facts.alerts.filter((alert) => seesAlert(reach, alert.regions, alert.isOfIncident)),
    incidents: facts.incidents.filter(({ regions }) => reaches(reach, regions)),
    orders: facts.orders.filter((order) => theirs.some((code) => touches(order, code))),
    refusedPlans: facts.refusedPlans.filter(({ region }) => reaches(reach, region === null ? [] : [region])),
  }
  const only = (has: (camps: readonly Camp[]) => boolean, orders: readonly Order[]): Figures =>
    figuresOf({
      alerts: seen.alerts.filter(({ camps }) => has(camps)),
      incidents: seen.incidents.filter(({ camps }) => has(camps)),
      refusedPlans: seen.refusedPlans.filter(({ camps }) => has(camps)),
      orders,
    })
  return {
    ...period,
    all: figuresOf(seen),
    camps: operation.contests.flatMap(({ id: contestId, camps }) =>
      camps.map(({ ballotNumber }) => {
        const camp = { contestId, ballotNumber }
        const orders = seen.orders.filter((order) => order.contestId === null || order.contestId === contestId)
        return { camp, figures: only((camps) => camps.some((it) => isSame(it, camp)), orders) }
      }),
    ),
    noCamp: only((camps) => camps.length === 0, []),
    regencies: theirs.map((code) => ({
      code,
      figures: figuresOf({
        alerts: seen.alerts.filter(({ regions }) => reaches([code], regions)),
        incidents: seen.incidents.filter(({ regions }) => reaches([code], regions)),
        orders: seen.orders.filter((order) => touches(order, code)),
        refusedPlans: seen.refusedPlans.filter(({ region }) => region === code),
      }),
    })),
  }
}
