import { NeutralityQuery } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readLocalMinute, writeLocalMinute } from '../../text/local-minute.ts'
import { fieldsOf } from '../../ui/fields.ts'
import type { Preset } from './presets.ts'

export type PeriodFormProps = {
  presets: readonly Preset[]
  period: NeutralityQuery
  zone: Operation['zone']
  onShow: (period: NeutralityQuery) => void
}

/** A phase to choose, or a period by hand. */
export function PeriodForm({ presets, period, zone, onShow }: PeriodFormProps) {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  const chosen = presets.find(({ from, until }) => from === period.from && until === period.until)
  const submit = (read: (name: string) => string): void => {
    const asked = NeutralityQuery.safeParse({
      from: readLocalMinute(read('from'), zone.id),
      until: readLocalMinute(read('until'), zone.id),
    })
    setWrong(!asked.success)
    if (asked.success) onShow(asked.data)
  }
  return (
    <form
      className="report-filters unprinted"
      aria-label={t('neutrality.period')}
      onSubmit={(event) => {
        event.preventDefault()
        submit(fieldsOf(event.currentTarget))
      }}
    >
      <NativeSelect
        label={t('neutrality.period')}
        value={chosen?.name ?? ''}
        onChange={({ currentTarget }) => {
          const preset = presets.find(({ name }) => name === currentTarget.value)
          if (preset !== undefined) onShow(NeutralityQuery.parse({ from: preset.from, until: preset.until }))
        }}
        data={[
          ...(chosen === undefined ? [{ value: '', label: t('neutrality.own') }] : []),
          ...presets.map(({ name }) => ({
            value: name,
            label: name === 'everything' ? t('neutrality.everything') : t(`phase.${name}`),
          })),
        ]}
      />
      <TextInput
        key={`from ${period.from}`}
        name="from"
        type="datetime-local"
        label={t('neutrality.from', { zone: zone.label })}
        defaultValue={writeLocalMinute(period.from, zone.id)}
        error={isWrong ? t('neutrality.badPeriod') : undefined}
      />
      <TextInput
        key={`until ${period.until}`}
        name="until"
        type="datetime-local"
        label={t('neutrality.until', { zone: zone.label })}
        defaultValue={writeLocalMinute(period.until, zone.id)}
      />
      <div className="report-acts">
        <Button type="submit">{t('neutrality.show')}</Button>
      </div>
    </form>
  )
}
