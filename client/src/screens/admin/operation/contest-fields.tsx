import { ContestKind } from '@jaga-jarak/shared/operation.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { oneOf } from '../../../ui/fields.ts'
import { CalendarRows } from './calendar-rows.tsx'
import type { ContestDraft } from './draft.ts'
import { fieldAt } from './problems-in.ts'
import { useProblemAt } from './use-problem-text.ts'

export type ContestFieldsProps = { contest: ContestDraft; onChange: (contest: ContestDraft) => void }

export function ContestFields({ contest, onChange }: ContestFieldsProps) {
  const { t } = useTranslation()
  const { province, regions } = useDesk().picture.operation
  const problemAt = useProblemAt()
  const at = (...key: string[]): string => fieldAt('contests', contest.id, ...key)
  const set = (typed: Partial<ContestDraft>): void => onChange({ ...contest, ...typed })
  // A governor is elected by the province, the others by a regency or town.
  const choices = contest.kind === 'governor' ? [province] : regions
  const setKind = (kind: ContestDraft['kind']): void => {
    const fitting = kind === 'governor' ? [province] : regions
    const stays = fitting.some(({ code }) => code === contest.region)
    set({ kind, region: stays ? contest.region : (fitting[0]?.code ?? '') })
  }
  return (
    <>
      <div className="figures">
        <TextInput
          label={t('operation.contestName')}
          value={contest.name}
          maxLength={120}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={problemAt(at('name'))}
        />
        <NativeSelect
          label={t('operation.siteKind')}
          value={contest.kind}
          onChange={(event) => setKind(oneOf(ContestKind.options, event.currentTarget.value))}
          data={ContestKind.options.map((value) => ({ value, label: t(`contestKind.${value}`) }))}
        />
        <NativeSelect
          label={t('operation.contestRegion')}
          value={contest.region}
          onChange={(event) => set({ region: event.currentTarget.value })}
          data={choices.map(({ code, name }) => ({ value: code, label: name }))}
          error={problemAt(at('region'))}
        />
        <TextInput
          type="number"
          min={1}
          step={1}
          label={t('operation.camps')}
          value={contest.camps}
          onChange={(event) => set({ camps: event.currentTarget.value })}
          error={problemAt(at('camps'))}
        />
      </div>
      <CalendarRows at={at('calendar')} spans={contest.calendar} onChange={(calendar) => set({ calendar })} />
    </>
  )
}
