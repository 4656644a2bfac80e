import type { Place } from '@jaga-jarak/shared/region.ts'
import { bandOf } from '../ui/severity-mark.tsx'
import type { Standing } from './standing-alerts.ts'

/** AL7 counts what is new; a screen has room for what stands, so it counts that. */
const FLOOD_ABOVE = 10
/** The gravest of a flood stand by themselves: the first whatever it is, others when they are in danger. */
const MAX_ALONE = 2

export type BoardItem =
  | { kind: 'one'; standing: Standing }
  /** `regency` null: outside of all; `members` in the order of AL8, two at least, all in one state */
  | { kind: 'group'; regency: Place['regency'] | null; members: readonly Standing[] }

/** AL2, AL4: what is open, put aside or over is never counted together. */
export const stateOf = ({ alert: { cleared, shelved } }: Standing): 'open' | 'shelved' | 'cleared' =>
  cleared !== null ? 'cleared' : shelved !== null ? 'shelved' : 'open'

/** AL7: in a flood what stands is grouped by regency, each group where its gravest is, and none is dropped. */
export function groupAlerts(alerts: readonly Standing[]): BoardItem[] {
  const one = (standing: Standing): BoardItem => ({ kind: 'one', standing })
  if (alerts.length <= FLOOD_ABOVE) return alerts.map(one)
  const isAlone = (it: Standing, i: number): boolean =>
    i === 0 || (i < MAX_ALONE && stateOf(it) === 'open' && bandOf(it.alert.severity) === 'danger')
  const groups = Map.groupBy(
    alerts.filter((it, i) => !isAlone(it, i)),
    (it) => `${stateOf(it)} ${it.alert.evidence.place?.regency.code}`,
  )
  return [
    ...alerts.filter(isAlone).map(one),
    ...[...groups.values()].flatMap((members): BoardItem[] => {
      const [first, second] = members
      if (first === undefined) return []
      if (second === undefined) return [one(first)]
      return [{ kind: 'group', regency: first.alert.evidence.place?.regency ?? null, members }]
    }),
  ]
}

/** Names a group of the board: nothing else has its regency and state. */
export const keyOfGroup = ({ regency, members: [first] }: Extract<BoardItem, { kind: 'group' }>): string =>
  `${regency?.code ?? 'outside'} ${first === undefined ? '' : stateOf(first)}`

/** How near the nearest of them is, metres; Infinity where none has a range. */
export const nearestM = (members: readonly Standing[]): number =>
  Math.min(
    ...members.map(({ alert: { evidence }, reading }) =>
      evidence.kind === 'encounter' ? (reading?.rangeM ?? evidence.rangeM) : Number.POSITIVE_INFINITY,
    ),
  )

export const membersOf = (item: BoardItem): readonly Standing[] =>
  item.kind === 'one' ? [item.standing] : item.members
