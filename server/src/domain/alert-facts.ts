import { type Alert, Band } from '@jaga-jarak/shared/alert.ts'
import { campsOf } from '@jaga-jarak/shared/camps-of.ts'
import type { AlertId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { AlertFact } from './neutrality.ts'

const worse = (a: Band | null, b: Band | null): Band | null =>
  a === null || (b !== null && Band.options.indexOf(b) > Band.options.indexOf(a)) ? b : a

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [
  ...new Map([...a, ...b].map((it) => [JSON.stringify(it), it])).values(),
]

const sooner = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/** What the states of alerts say about their whole lives, in whatever order they are taken; raised in the period. */
export function collectAlertFacts({ from, until }: { from: EpochMs; until: EpochMs }) {
  const facts = new Map<AlertId, AlertFact>()
  return {
    take({ id, raisedAt, evidence, regions, acknowledged, shelved }: Alert): void {
      if (raisedAt < from || raisedAt >= until) return
      const known = facts.get(id)
      facts.set(id, {
        kind: evidence.kind,
        band: worse(known?.band ?? null, evidence.kind === 'encounter' ? evidence.band : null),
        camps: union(known?.camps ?? [], campsOf(evidence)),
        regions: union(known?.regions ?? [], regions),
        isShelved: (known?.isShelved ?? false) || shelved !== null,
        answeredMs: sooner(known?.answeredMs ?? null, acknowledged && Math.max(0, acknowledged.at - raisedAt)),
      })
    },
    all: (): AlertFact[] => [...facts.values()],
  }
}
