import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { turnAlert } from '../domain/alert.ts'
import { placesOf, whereIs } from '../domain/findings.ts'
import type { Finding, Watch } from '../domain/watch.ts'
import type { Intake } from '../live/intake.ts'
import type { Clock, Gazetteer, Store, Writer } from '../ports.ts'

/**
 * The tick: what is new goes through the watch once; what it finds is saved, alert and log entry in one transaction.
 * Findings of a store that does not answer wait here for the next tick: the watch never says a thing twice.
 */
export function keepWatch(deps: {
  watch: Watch
  intake: Intake
  store: Store
  gazetteer: Gazetteer
  clock: Clock
  /** hears how long a transaction with findings took, seconds */
  onStored: (seconds: number) => void
}) {
  const { watch, intake, store, gazetteer, clock, onStored } = deps
  let waiting: Finding[] = []

  const turn = async (tx: Writer, finding: Finding): Promise<WorldEvent | null> => {
    const latest = await tx.latestAlert(finding.kind, finding.subjects)
    const concerned = placesOf(finding).flatMap((position) => gazetteer.placeAt(position)?.regency.code ?? [])
    const turned = turnAlert(latest, finding, gazetteer.placeAt(whereIs(finding)), concerned)
    if (turned === null) return null
    await tx.saveAlert(turned.alert)
    return { type: turned.event, alert: turned.alert }
  }

  return async (): Promise<void> => {
    const now = clock.now()
    for (const finding of watch.run(intake.takeHeard(), now)) waiting.push(finding)
    if (waiting.length === 0) return
    const findings = waiting
    const began = clock.monotonic()
    await store.write(async (tx) => {
      const events: WorldEvent[] = []
      for (const finding of findings) {
        const event = await turn(tx, finding)
        if (event) events.push(event)
      }
      if (events.length > 0) await tx.append(events, now, null)
    })
    waiting = []
    onStored((clock.monotonic() - began) / 1_000)
  }
}
