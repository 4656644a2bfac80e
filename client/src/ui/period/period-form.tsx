import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readLocalMinute, writeLocalMinute } from '../../text/local-minute.ts'
import { fieldsOf } from '../fields.ts'
import { type PeriodFaults, periodFaults } from './period-faults.ts'
import type { Period, Preset } from './presets.ts'

/** What a period to choose is called. */
const presetText = (t: TFunction, preset: Preset): string => {
  if (!('contest' in preset)) return t(`neutrality.${preset.name}`)
  const phase = t(`phase.${preset.name}`)
  return `${preset.nth === 1 ? phase : t('neutrality.again', { phase, nth: preset.nth })} · ${preset.contest.name}`
}

/** Periods of no contest first, then those of each under its name. */
function choicesOf(t: TFunction, presets: readonly Preset[]) {
  const [alone, groups]: [{ value: string; label: string }[], Map<string, { value: string; label: string }[]>] = [
    [],
    new Map(),
  ]
  for (const preset of presets) {
    const choice = { value: preset.key, label: presetText(t, preset) }
    if (!('contest' in preset)) alone.push(choice)
    else groups.set(preset.contest.name, [...(groups.get(preset.contest.name) ?? []), choice])
  }
  return [...alone, ...[...groups].map(([group, items]) => ({ group, items }))]
}

export type PeriodFormProps = {
  presets: readonly Preset[]
  period: Period
  zone: Operation['zone']
  onShow: (period: Period) => void
}

/** A period to choose by its name, or one by hand. */
export function PeriodForm({ presets, period, zone, onShow }: PeriodFormProps) {
  const { t } = useTranslation()
  const [faults, setFaults] = useState<PeriodFaults>({})
  const submit = (read: (name: string) => string): void => {
    const [from, until] = [readLocalMinute(read('from'), zone.id), readLocalMinute(read('until'), zone.id)]
    const found = periodFaults(from, until)
    setFaults(found)
    if (from !== null && until !== null && Object.keys(found).length === 0) onShow({ from, until, preset: null })
  }
  const field = (name: 'from' | 'until') => {
    const fault = faults[name]
    return (
      <TextInput
        key={`${name} ${period[name]}`}
        name={name}
        type="datetime-local"
        label={t(`neutrality.${name}`, { zone: zone.label })}
        defaultValue={writeLocalMinute(period[name], zone.id)}
        error={fault === undefined ? null : t(`neutrality.fault.${fault}`)}
      />
    )
  }
  return (
    <form
      className="report-filters period-form unprinted"
      aria-label={t('neutrality.period')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(fieldsOf(event.currentTarget))
      }}
    >
      <NativeSelect
        label={t('neutrality.period')}
        value={period.preset?.key ?? ''}
        onChange={({ currentTarget }) => {
          setFaults({})
          const preset = presets.find(({ key }) => key === currentTarget.value)
          if (preset !== undefined) onShow({ from: preset.from, until: preset.until, preset })
        }}
        data={[
          ...(period.preset === null ? [{ value: '', label: t('neutrality.own') }] : []),
          ...choicesOf(t, presets),
        ]}
      />
      {field('from')}
      {field('until')}
      <div className="report-acts">
        <Button type="submit">{t('neutrality.show')}</Button>
      </div>
    </form>
  )
}
