import { type Alert, Band } from '@jaga-jarak/shared/alert.ts'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 3]

/** What Prometheus reads at `/metrics`. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    receptions: new Counter({
      name: 'jaga_reports_total',
      help: 'Position reports by what became of them',
      labelNames: ['outcome', 'reason'] as const,
      registers,
    }),
    tick: new Histogram({ name: 'jaga_tick_seconds', help: 'One tick of the watch', buckets: SECONDS, registers }),
    storing: new Histogram({
      name: 'jaga_store_seconds',
      help: 'One transaction that stores positions',
      buckets: SECONDS,
      registers,
    }),
    alertStoring: new Histogram({
      name: 'jaga_alert_store_seconds',
      help: 'One transaction that stores what a tick has found, alerts and log entries together',
      buckets: SECONDS,
      registers,
    }),
    alerts: new Gauge({
      name: 'jaga_open_alerts',
      help: 'Active encounters by band',
      labelNames: ['band'] as const,
      registers,
    }),
    screens: new Gauge({ name: 'jaga_screens', help: 'Connected screens', registers }),
    feedLag: new Gauge({
      name: 'jaga_feed_lag_seconds',
      help: 'Age of the last heartbeat when it reached the balcony',
      registers,
    }),
    unreadable: new Counter({
      name: 'jaga_unreadable_rows_total',
      help: 'Rows of the store that could not be read and were set aside, each once',
      labelNames: ['table'] as const,
      registers,
    }),
    dropped: new Gauge({ name: 'jaga_points_dropped', help: 'Track points lost while the store was away', registers }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>

/** How many encounters are active now, by band. */
export function countAlerts({ alerts }: Metrics, standing: Iterable<Alert>): void {
  const bands = [...standing].flatMap(({ cleared, evidence }) =>
    cleared === null && evidence.kind === 'encounter' ? [evidence.band] : [],
  )
  for (const band of Band.options) alerts.set({ band }, bands.filter((it) => it === band).length)
}
