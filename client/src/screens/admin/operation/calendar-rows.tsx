import { Phase } from '@jaga-jarak/shared/phase.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { oneOf } from '../../../ui/fields.ts'
import { newId, type SpanDraft } from './draft.ts'
import { fieldAt } from './problems-in.ts'
import { useProblemAt } from './use-problem-text.ts'

export type CalendarRowsProps = {
  /** where it stands in the draft */
  at: string
  spans: readonly SpanDraft[]
  onChange: (spans: readonly SpanDraft[]) => void
}

/** The phases of a contest by local dates, one a row. */
export function CalendarRows({ at, spans, onChange }: CalendarRowsProps) {
  const { t } = useTranslation()
  const problemAt = useProblemAt()
  const problem = problemAt(at)
  const set = (key: string, typed: Partial<SpanDraft>): void =>
    onChange(spans.map((it) => (it.key === key ? { ...it, ...typed } : it)))
  return (
    <fieldset className="calendar">
      <legend>{t('operation.calendar')}</legend>
      <p>{t('operation.calendarHint')}</p>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="span-row span-head" aria-hidden="true">
        <span>{t('operation.phaseColumn')}</span>
        <span>{t('operation.fromColumn')}</span>
        <span>{t('operation.toColumn')}</span>
      </div>
      {spans.map((span, i) => (
        <div key={span.key} className="span-row">
          <NativeSelect
            aria-label={t('operation.spanPhase', { row: i + 1 })}
            value={span.phase}
            onChange={(event) => set(span.key, { phase: oneOf(Phase.options, event.currentTarget.value) })}
            data={Phase.options.map((value) => ({ value, label: t(`phase.${value}`) }))}
          />
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              aria-label={t(`operation.${end}`, { row: i + 1 })}
              value={span[end]}
              onChange={(event) => set(span.key, { [end]: event.currentTarget.value })}
              error={problemAt(fieldAt(at, span.key, end))}
            />
          ))}
          <Button
            variant="default"
            aria-label={t('operation.removeSpan', { row: i + 1 })}
            onClick={() => onChange(spans.filter((it) => it.key !== span.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange([...spans, { key: newId('span'), phase: 'settled', from: '', to: '' }])}
      >
        {t('operation.addSpan')}
      </Button>
    </fieldset>
  )
}
