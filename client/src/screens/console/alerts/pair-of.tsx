import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { markOf, sidesOf } from '../../../map/marks.ts'
import { CampChip } from '../../../ui/camp-chip.tsx'
import { useDesk } from '../console-context.ts'

/** The groups of an alert by ballot number and name, in the order of the ballot numbers. */
export function PairOf({ alert: { evidence } }: { alert: Alert }) {
  const { groups, operation } = useDesk().picture
  const members =
    evidence.kind === 'encounter'
      ? sidesOf(operation, evidence).map(({ side, mark }) => ({ id: side.groupId, mark }))
      : [{ id: evidence.groupId, mark: markOf(operation, evidence.camps) }]
  return (
    <span className="pair">
      {members.map(({ id, mark }) => (
        <span key={id}>
          <CampChip camp={mark} /> {groups.get(id)?.name ?? id}
        </span>
      ))}
    </span>
  )
}
