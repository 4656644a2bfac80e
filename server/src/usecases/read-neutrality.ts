import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { NeutralityQuery, NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { IncidentId, OrderId } from '@jaga-jarak/shared/primitives.ts'
import type { RefusedPlan } from '@jaga-jarak/shared/rally.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { collectAlertFacts } from '../domain/alert-facts.ts'
import { type IncidentFact, neutrality } from '../domain/neutrality.ts'
import type { Reader } from '../ports.ts'
import { campsOfIncident } from './camps-of-incident.ts'
import type { World } from './change-world.ts'
import { eachEntry } from './each-entry.ts'

const ALERT_TYPES = ['AlertRaised', 'AlertTurned', 'AlertCleared', 'AlertAcknowledged', 'AlertShelved'] as const

/** As grave as it was reported; tied to camps by what it is linked to now. */
async function incidentFact(read: Reader, incident: Incident): Promise<IncidentFact> {
  const camps = await campsOfIncident(read, (await read.incident(incident.id)) ?? incident)
  return { severity: incident.severity, camps, region: incident.place?.regency.code ?? null }
}

/** How each camp and each regency was treated in a period, as the log tells it, of the reader's regencies. */
export const readNeutrality =
  (world: World) =>
  async ({ reach }: Viewer, period: NeutralityQuery): Promise<NeutralityReport> => {
    const { read } = world.store
    const alerts = collectAlertFacts(period)
    // What was raised in the period may go on after it.
    for (const type of ALERT_TYPES)
      await eachEntry(read, type, { from: period.from }, ({ event }) => {
        if ('alert' in event) alerts.take(event.alert)
      })
    const incidents = new Map<IncidentId, Incident>()
    await eachEntry(read, 'IncidentReported', { from: period.from, until: period.until }, ({ event }) => {
      if ('incident' in event) incidents.set(event.incident.id, event.incident)
    })
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
      alerts: alerts.all(),
      incidents: await Promise.all([...incidents.values()].map((it) => incidentFact(read, it))),
      orders: inForce,
      refusedPlans,
    }
    return neutrality(world.operation, facts, { from: period.from, until: period.until }, reach)
  }
