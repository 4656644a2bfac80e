import { type Alert, AlertKind } from '@jaga-jarak/shared/alert.ts'
import { campsOf } from '@jaga-jarak/shared/camps-of.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import { saysAll } from './says-all.ts'

/** What somebody looks for in the queue; empty: everything. */
export type AlertFilter = {
  /** each word stands somewhere in what the row says */
  words: string
  /** code of a regency */
  region: string
  kind: string
  /** as {@link campKey} names it */
  camp: string
}
export const NO_FILTER: AlertFilter = { words: '', region: '', kind: '', camp: '' }
/** Kinds in the order in which they are offered. */
export const KINDS = AlertKind.options

export const campKey = ({ contestId, ballotNumber }: Camp): string => `${contestId} ${ballotNumber}`

export const isFiltering = (filter: AlertFilter): boolean => Object.values(filter).some((it) => it.trim() !== '')

/** Whether an alert is looked for. What lies in no regency is everybody's. `says`: what its row says in words. */
export function passes(alert: Alert, says: string, { words, region, kind, camp }: AlertFilter): boolean {
  return (
    (region === '' || alert.regions.length === 0 || alert.regions.some((it) => it === region)) &&
    (kind === '' || alert.evidence.kind === kind) &&
    (camp === '' || campsOf(alert.evidence).some((it) => campKey(it) === camp)) &&
    saysAll(says, words)
  )
}
