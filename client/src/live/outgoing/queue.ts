import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import type { Outgoing } from './entry.ts'

/** A call for help before everything else, then in the order in which they were kept. */
export const inOrder = <E extends Outgoing>(reports: readonly E[]): E[] =>
  reports.toSorted(
    (a, b) => Number(b.isSos) - Number(a.isSos) || a.keptAt - b.keptAt || (a.draft.id < b.draft.id ? -1 : 1),
  )

/** Which report goes out next in this person's session; one that was refused holds up nobody. */
export const nextToSend = <E extends Outgoing>(reports: readonly E[], by: PersonId): E | undefined =>
  inOrder(reports).find((it) => it.by === by && it.refused === null)

/** Whether a person may still take it back or write it anew: nobody else can have it yet. */
export const isOnlyHere = ({ tries, refused }: Outgoing): boolean => tries === 0 || refused !== null
