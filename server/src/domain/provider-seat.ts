import type { PersonRole, Reach } from '@jaga-jarak/shared/roles.ts'

/** What members of a group at the OpenID Connect provider may do here. */
export type GroupRule = { group: string; role: PersonRole; reach: Reach }
export type Seat = { role: PersonRole; reach: Reach }

/** Who has several roles gets the first of these. */
export const RANK: readonly PersonRole[] = ['admin', 'commander', 'operator', 'planner', 'field', 'observer']

/**
 * What somebody in these groups may do; null: nothing. The highest role wins, in the regencies of all groups that give
 * it: what a lower role may see elsewhere would else become a place to command.
 */
export function seatOf(rules: readonly GroupRule[], groups: readonly string[]): Seat | null {
  const own = rules.filter(({ group }) => groups.includes(group))
  const role = RANK.find((it) => own.some((rule) => rule.role === it))
  if (role === undefined) return null
  const reaches = own.filter((rule) => rule.role === role).map((rule) => rule.reach)
  if (reaches.includes(null)) return { role, reach: null }
  return { role, reach: [...new Set(reaches.flatMap((it) => it ?? []))].sort() }
}

/** Same role, same regencies in whatever order. */
export const sameSeat = (a: Seat, b: Seat): boolean =>
  a.role === b.role && String(a.reach?.toSorted() ?? null) === String(b.reach?.toSorted() ?? null)

const DUTY: Record<PersonRole, string> = {
  admin: 'Administrator',
  commander: 'Komandan',
  operator: 'Operator',
  planner: 'Perencana',
  field: 'Petugas lapangan',
  observer: 'Pemantau',
}
/** What somebody of a role is called until an administrator says it better. */
export const dutyOf = (role: PersonRole): string => DUTY[role]

const MAX_NAME = 80
/** What cannot be seen may not tell two people apart: control and format characters, lone surrogates. */
const shown = (name: string): string => name.normalize('NFC').replaceAll(/\p{C}/gu, '').replaceAll(/\s+/gu, ' ').trim()

/** The first of these that has something to show, with a number behind it when somebody is called so already. */
export function freeName(wanted: readonly string[], taken: readonly string[]): string {
  const known = new Set(taken.map((name) => shown(name).toLowerCase()))
  const base = wanted.map(shown).find((name) => name !== '') ?? 'Pengguna'
  // A cut between the two halves of a character leaves one that cannot be shown.
  const cut = (length: number): string => shown(base.slice(0, length))
  for (let no = 1; ; no++) {
    const tail = no === 1 ? '' : ` (${no})`
    const name = cut(MAX_NAME - tail.length) + tail
    if (!known.has(name.toLowerCase())) return name
  }
}
