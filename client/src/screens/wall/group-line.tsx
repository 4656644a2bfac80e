import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { useTranslation } from 'react-i18next'
import type { CampMark } from '../../map/scene.ts'
import { CampChip } from '../../ui/camp-chip.tsx'
import { Name } from './name.tsx'
import { useWall } from './wall-context.ts'

/** A group by its ballot number and name; PX5: one that is not fresh says how old its last place is. */
export function GroupLine({ id, mark, hasAge = true }: { id: GroupId; mark: CampMark | null; hasAge?: boolean }) {
  const { t } = useTranslation()
  const { picture, format } = useWall()
  const group = picture.groups.get(id)
  const position = group === undefined ? undefined : picture.positions.get(group.no)
  const freshness = position?.freshness ?? 'lost'
  return (
    <div className="group-line">
      <CampChip camp={mark} freshness={freshness} />
      <Name>{group?.name ?? id}</Name>
      {!hasAge || freshness === 'fresh' || position === undefined ? null : (
        <span className="heard">{t('wall.heardAgo', { age: format.age(position.ageS * 1_000) })}</span>
      )}
    </div>
  )
}
