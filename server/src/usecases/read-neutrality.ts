import { setImmediate as breathe } from 'node:timers/promises'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { NeutralityQuery, NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { IncidentId, OrderId } from '@jaga-jarak/shared/primitives.ts'
import type { RefusedPlan } from '@jaga-jarak/shared/rally.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { collectAlertFacts } from '../domain/alert-facts.ts'
import { type IncidentFact, neutrality } from '../domain/neutrality.ts'
import type { EntryFilter, Reader } from '../ports.ts'
import { campsOfIncident } from './camps-of-incident.ts'
import type { World } from './change-world.ts'

const PAGE = 250
const ALERT_TYPES = ['AlertRaised', 'AlertTurned', 'AlertCleared', 'AlertAcknowledged', 'AlertShelved'] as const

/** Every entry of some types, a page at a time with room for others between; one type after the other. */
async function each(
  read: Reader,
  types: readonly LogEntry['event']['type'][],
  span: EntryFilter,
  take: (event: LogEntry['event']) => void,
): Promise<void> {
  for (const type of types) {
    let after = span.after
    for (let hasMore = true; hasMore; ) {
      const page = await read.entries({ ...span, type, after }, 'rising', PAGE)
      for (const { event } of page) take(event)
      after = page.at(-1)?.seq
      hasMore = page.length === PAGE
      await breathe()
    }
  }
}

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
    await each(read, ALERT_TYPES, { from: period.from }, (event) => {
      if ('alert' in event) alerts.take(event.alert)
    })
    const incidents = new Map<IncidentId, Incident>()
    await each(read, ['IncidentReported'], { from: period.from, until: period.until }, (event) => {
      if ('incident' in event) incidents.set(event.incident.id, event.incident)
    })
    const refusedPlans: RefusedPlan[] = []
    await each(read, ['PlanRefused'], { from: period.from, until: period.until }, (event) => {
      if ('plan' in event) refusedPlans.push(event.plan)
    })
    // An order that was given before may still have been in force; ending it tells its true end.
    const orders = new Map<OrderId, Order>()
    await each(read, ['OrderGiven', 'OrderEnded'], {}, (event) => {
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
