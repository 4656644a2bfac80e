import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { changedList } from './changed-list.ts'
import { ContestFields } from './contest-fields.tsx'
import { newId } from './draft.ts'
import { OpenedEntry } from './opened-entry.tsx'
import { fieldAt } from './problems-in.ts'
import { useDraftForm } from './use-editing.ts'
import { useOpened } from './use-opened.ts'
import { useRegionName } from './use-region-name.ts'

export function ContestsPart() {
  const { t } = useTranslation()
  const { province } = useDesk().picture.operation
  const regionName = useRegionName()
  const { draft, set } = useDraftForm()
  const { contests } = draft
  const list = changedList(contests, (next) => set({ contests: next }))
  const { isOpen, open } = useOpened('contests')
  const add = (): void => {
    const id = newId('contest')
    // Most contests of a province go by the same calendar.
    const calendar = contests[0]?.calendar ?? []
    list.add({ id, kind: 'governor', name: '', region: province.code, camps: '2', calendar })
    open(id, true)
  }
  return (
    <>
      {contests.length === 0 ? <p className="empty">{t('operation.noContest')}</p> : null}
      {contests.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('operation.contestName')}</th>
              <th scope="col">{t('operation.contestRegion')}</th>
              <th scope="col">{t('operation.camps')}</th>
              <th scope="col">{t('operation.calendar')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {contests.map((contest) => (
              <OpenedEntry
                key={contest.id}
                at={fieldAt('contests', contest.id)}
                name={contest.name || t('operation.newContest')}
                cells={[
                  regionName(contest.region),
                  t('operation.campCount', { count: Number(contest.camps) || 0 }),
                  t('operation.phaseCount', { count: contest.calendar.length }),
                ]}
                isOpen={isOpen(contest.id)}
                onOpen={(its) => open(contest.id, its)}
                remove={t('operation.removeContest')}
                onRemove={() => list.remove(contest.id)}
              >
                <ContestFields contest={contest} onChange={list.put} />
              </OpenedEntry>
            ))}
          </tbody>
        </table>
      )}
      <Button variant="default" onClick={add}>
        {t('operation.addContest')}
      </Button>
    </>
  )
}
