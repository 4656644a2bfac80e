import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import type { Outgoing, OutgoingPhoto } from './entry.ts'

/** A call for help before everything else, then in the order in which they were kept. */
export const inOrder = <E extends Outgoing>(reports: readonly E[]): E[] =>
  reports.toSorted(
    (a, b) => Number(b.isSos) - Number(a.isSos) || a.keptAt - b.keptAt || (a.draft.id < b.draft.id ? -1 : 1),
  )

/** How often others were let go first for a report or photo: the server breaks on it again and again. */
export type TurnOf = (id: string) => number
const ALL_FIRST: TurnOf = () => 0

/** Which report goes out next in this person's session; one that was refused holds up nobody. */
export const nextToSend = <E extends Outgoing>(
  reports: readonly E[],
  by: PersonId,
  turnOf: TurnOf = ALL_FIRST,
): E | undefined =>
  inOrder(reports.filter((it) => it.by === by && it.refused === null)).toSorted(
    (a, b) => turnOf(a.draft.id) - turnOf(b.draft.id),
  )[0]

/**
 * Which photo goes out next when no report does: its report is with the server, so it is no longer here. The earliest
 * kept first.
 */
export const nextPhoto = (
  photos: readonly OutgoingPhoto[],
  reports: readonly Outgoing[],
  by: PersonId,
  turnOf: TurnOf = ALL_FIRST,
): OutgoingPhoto | undefined => {
  const here = new Set<string>(reports.map(({ draft }) => draft.id))
  const isReady = ({ reportId }: OutgoingPhoto): boolean => reportId !== null && !here.has(reportId)
  return photos
    .filter((it) => it.by === by && it.refused === null && isReady(it))
    .toSorted((a, b) => turnOf(a.id) - turnOf(b.id) || a.keptAt - b.keptAt || (a.id < b.id ? -1 : 1))[0]
}

/** Whether a person may still take it back or write it anew: nobody else can have it yet. */
export const isOnlyHere = ({ tries, refused }: Outgoing): boolean => tries === 0 || refused !== null
