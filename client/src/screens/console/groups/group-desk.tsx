import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { useChosen } from '../../../ui/use-chosen.ts'
import { CampChips } from '../camp-chips.tsx'
import { useInSight } from '../use-in-sight.ts'
import { GroupForm } from './group-form.tsx'

/** Watched groups first, then by name. */
const groupOrder = (a: SupporterGroup, b: SupporterGroup): number =>
  Number(a.status === 'closed') - Number(b.status === 'closed') || a.name.localeCompare(b.name) || a.no - b.no

/** The groups that are watched: registered, changed and closed here. */
export function GroupDesk() {
  const { t } = useTranslation()
  const { picture, may } = useDesk()
  const [open, setOpen] = useChosen<GroupId | 'new'>()
  const groups = [...picture.groups.values()].toSorted(groupOrder)
  const close = (): void => setOpen(null)
  const chosen = open === null || open === 'new' ? undefined : picture.groups.get(open)
  return (
    <DeskLayout
      title={t('console.groups')}
      act={may('registerGroup') ? <Button onClick={() => setOpen('new')}>{t('group.register')}</Button> : null}
      aside={
        open === null || !may(open === 'new' ? 'registerGroup' : 'changeGroup') ? null : (
          <GroupForm key={open} {...(chosen && { group: chosen })} onDone={close} />
        )
      }
    >
      {groups.length === 0 ? (
        <p className="empty">{t('group.none')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('console.camps')}</th>
              <th scope="col">{t('group.name')}</th>
              <th scope="col">{t('group.kind')}</th>
              <th scope="col" className="figure">
                {t('group.people')}
              </th>
              <th scope="col">{t('group.heard')}</th>
              {may('registerGroup') ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow key={group.id} group={group} isChosen={group.id === open} onChange={() => setOpen(group.id)} />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}

type GroupRowProps = { group: SupporterGroup; isChosen: boolean; onChange: () => void }

function GroupRow({ group, isChosen, onChange }: GroupRowProps) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const row = useInSight<HTMLTableRowElement>(isChosen)
  const position = picture.positions.get(group.no)
  const heard =
    position === undefined
      ? t('group.neverHeard')
      : `${t(`freshness.${position.freshness}`)}, ${t('wall.heardAgo', { age: format.age(position.ageS * 1_000) })}`
  return (
    <tr ref={row} data-group-id={group.id} data-status={group.status} aria-current={isChosen}>
      <td>
        <CampChips camps={group.camps} />
      </td>
      <th scope="row">{group.name}</th>
      <td>{t(`groupKind.${group.kind}`)}</td>
      <td className="figure">{group.headcount === null ? '–' : format.count(group.headcount)}</td>
      <td>{group.status === 'closed' ? t('groupStatus.closed') : heard}</td>
      {may('registerGroup') ? (
        <td className="acts">
          {may('changeGroup', [group.region]) ? (
            <Button variant="default" size="compact-sm" onClick={onChange}>
              {t('console.change')}
              <span className="unseen"> {group.name}</span>
            </Button>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}
