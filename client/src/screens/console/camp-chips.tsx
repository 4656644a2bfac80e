import type { Camp } from '@jaga-jarak/shared/group.ts'
import { markIn } from '../../map/marks.ts'
import { CampChip } from '../../ui/camp-chip.tsx'
import { useDesk } from '../../ui/desk-context.ts'

/** The camps of a group or rally, in the order of the operation's contests. */
export function CampChips({ camps }: { camps: readonly Camp[] }) {
  const { operation } = useDesk().picture
  const held = operation.contests.filter(({ id }) => camps.some(({ contestId }) => contestId === id))
  if (held.length === 0) return <CampChip camp={null} />
  return (
    <span className="camp-chips">
      {held.map(({ id, name }) => (
        <span key={id} title={name}>
          <CampChip camp={markIn(operation, id, camps)} />
          <span className="unseen">{name}</span>
        </span>
      ))}
    </span>
  )
}
