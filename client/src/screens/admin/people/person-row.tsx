import type { PersonRecord } from '@jaga-jarak/shared/api.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { useReachText } from '../../../ui/use-reach-text.ts'

/** `takenAt`: when the record was read, by the true time. */
export type PersonRowProps = { record: PersonRecord; takenAt: EpochMs; isChosen: boolean; onChoose: () => void }

export function PersonRow({ record, takenAt, isChosen, onChoose }: PersonRowProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const reachText = useReachText()
  const { person, name, password, hasSecondFactor, viaProvider, lastSeenAt } = record
  const notes = [
    ...(password === 'initial' ? [t('person.initial')] : []),
    ...(hasSecondFactor ? [t('person.hasFactor')] : []),
    ...(viaProvider ? [t('person.viaProvider')] : []),
  ]
  return (
    <tr data-person-id={person.id} data-status={person.status} data-chosen={isChosen}>
      <th scope="row">
        {name}
        <small>{person.duty}</small>
      </th>
      <td>{t(`role.${person.role}`)}</td>
      <td>{reachText(person.reach)}</td>
      <td>
        {t(`personStatus.${person.status}`)}
        {notes.length === 0 ? null : <small>{notes.join(' · ')}</small>}
      </td>
      <td data-label={lastSeenAt === null ? undefined : t('person.lastSeen')}>
        {lastSeenAt === null ? t('person.notSignedIn') : t('wall.heardAgo', { age: format.age(takenAt - lastSeenAt) })}
      </td>
      <td className="acts">
        <Button variant="default" size="compact-sm" onClick={onChoose}>
          {t('console.change')}
          <span className="unseen"> {name}</span>
        </Button>
      </td>
    </tr>
  )
}
