import type { IncidentLife } from '@jaga-jarak/shared/incident-life.ts'
import type { NeutralityQuery, NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { OrderId } from '@jaga-jarak/shared/primitives.ts'
import type { RefusedPlan } from '@jaga-jarak/shared/rally.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { type IncidentFact, neutrality } from '../domain/neutrality.ts'
import type { Reader } from '../ports.ts'
import { campsOfIncident } from './camps-of-incident.ts'
import type { World } from './change-world.ts'
import { eachEntry } from './each-entry.ts'

/** As grave as it was reported; tied to camps by what it is linked to now. */
async function incidentFact(
  read: Reader,
  { reportedSeverity, regions, ...links }: IncidentLife,
): Promise<IncidentFact> {
  return { severity: reportedSeverity, camps: await campsOfIncident(read, links), regions }
}

/** How each camp and each regency was treated in a period, as the log tells it, of the reader's regencies. */
export const readNeutrality =
  (world: World) =>
  async ({ reach }: Viewer, period: NeutralityQuery): Promise<NeutralityReport> => {
    const { read } = world.store
    const refusedPlans: RefusedPlan[] = []
    await eachEntry(read, 'PlanRefused', { from: period.from, until: period.until }, ({ event }) => {
      if ('plan' in event) refusedPlans.push(event.plan)
    })
    // An order that was given before may still have been in force; ending it tells its true end.
    const orders = new Map<OrderId, Order>()
    for (const type of ['OrderGiven', 'OrderEnded'] as const)
      await eachEntry(read, type, {}, ({ event }) => {
        if ('order' in event) orders.set(event.order.id, event.order)
      })
    const inForce = [...orders.values()].filter((it) => it.from < period.until && it.until > period.from)
    const facts = {
      alerts: await read.alertLives(period.from, period.until),
      incidents: await Promise.all(
        (await read.incidentLives(period.from, period.until)).map((it) => incidentFact(read, it)),
      ),
      orders: inForce,
      refusedPlans,
    }
    return neutrality(world.operation, facts, { from: period.from, until: period.until }, reach)
  }
