import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { Contest } from '@jaga-jarak/shared/operation.ts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'

const nameOf = (contest: Contest): string => `camp:${contest.id}`

/** PX1: at most one ballot number for each contest. */
export function CampsField({ camps }: { camps: readonly Camp[] }) {
  const { t } = useTranslation()
  const { contests } = useDesk().picture.operation
  return (
    <fieldset className="camps">
      <legend>{t('console.camps')}</legend>
      {contests.map((contest) => (
        <NativeSelect
          key={contest.id}
          name={nameOf(contest)}
          label={contest.name}
          defaultValue={String(camps.find((it) => it.contestId === contest.id)?.ballotNumber ?? '')}
          data={[
            { value: '', label: t('console.noCamp') },
            ...contest.camps.map(({ ballotNumber }) => String(ballotNumber)),
          ]}
        />
      ))}
    </fieldset>
  )
}

/** The camps chosen in a {@link CampsField}. */
export const campsIn = (contests: readonly Contest[], read: (name: string) => string): Camp[] =>
  contests.flatMap((contest) => {
    const value = read(nameOf(contest))
    return value === '' ? [] : [{ contestId: contest.id, ballotNumber: Number(value) }]
  })
