import { NeutralityQuery } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readLocalMinute, writeLocalMinute } from '../../text/local-minute.ts'
import { fieldsOf } from '../fields.ts'
import type { Preset, PresetName } from './presets.ts'

/** What a period to choose is called. */
export const presetText = (t: TFunction, name: PresetName): string =>
  isPhase(name) ? t(`phase.${name}`) : t(`neutrality.${name}`)
const isPhase = (name: PresetName): name is Phase => Phase.options.some((phase) => phase === name)

export type PeriodFormProps = {
  presets: readonly Preset[]
  /** epoch milliseconds */
  period: { from: number; until: number }
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
          setWrong(false)
          const preset = presets.find(({ name }) => name === currentTarget.value)
          if (preset !== undefined) onShow(NeutralityQuery.parse({ from: preset.from, until: preset.until }))
        }}
        data={[
          ...(chosen === undefined ? [{ value: '', label: t('neutrality.own') }] : []),
          ...presets.map(({ name }) => ({
            value: name,
            label: presetText(t, name),
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
