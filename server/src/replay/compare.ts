/** A turn of an alert by what it says, whoever told it. */
export type Turn = { at: number; id: string; turn: string }
export type Difference = { same: number; only: { first: Turn[]; second: Turn[] } }

const key = ({ at, id, turn }: Turn): string => `${at} ${id} ${turn}`

/** What two tellings of a day have in common, and what only one of them has. */
export function compareTurns(first: readonly Turn[], second: readonly Turn[]): Difference {
  const [inFirst, inSecond] = [new Set(first.map(key)), new Set(second.map(key))]
  const onlyFirst = first.filter((it) => !inSecond.has(key(it)))
  return {
    same: first.length - onlyFirst.length,
    only: { first: onlyFirst, second: second.filter((it) => !inFirst.has(key(it))) },
  }
}
