import './rule-fields.css'
import { AlertKind } from '@jaga-jarak/shared/alert.ts'
import type { NotifyRule } from '@jaga-jarak/shared/notify.ts'
import type { Region } from '@jaga-jarak/shared/region.ts'
import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from './minute-of-day.ts'
import { LEAST, type RuleFault } from './rule-in.ts'

export type RuleFieldsProps = {
  rule: NotifyRule
  /** those that may be chosen */
  regions: readonly Region[]
  faults: readonly RuleFault[]
}

/** Which alerts, from which severity, of which regencies, at which hours. */
export function RuleFields({ rule, regions, faults }: RuleFieldsProps) {
  const { t } = useTranslation()
  const wrong = (fault: RuleFault, why: string) =>
    faults.includes(fault) ? { 'aria-invalid': true as const, error: why } : {}
  return (
    <>
      <NativeSelect
        name="least"
        label={t('notify.rule.least')}
        description={t('notify.rule.leastHint')}
        defaultValue={rule.leastSeverity}
        data={LEAST.map((value) => ({ value, label: t(`notify.rule.leastOf.${value}`) }))}
      />
      <Choice
        name="kinds"
        legend={t('notify.rule.kinds')}
        all={t('notify.rule.allKinds')}
        some={t('notify.rule.someKinds')}
        isSome={rule.kinds !== null}
        wrong={wrong('kinds', t('notify.rule.kindNeeded'))}
      >
        {AlertKind.options.map((kind) => (
          <Checkbox
            key={kind}
            name={`kind:${kind}`}
            label={t(`alertKind.${kind}`)}
            defaultChecked={rule.kinds?.includes(kind) ?? false}
          />
        ))}
      </Choice>
      {regions.length < 2 ? null : (
        <Choice
          name="regions"
          legend={t('notify.rule.regions')}
          all={t('notify.rule.allRegions')}
          some={t('notify.rule.someRegions')}
          isSome={rule.regions !== null}
          wrong={wrong('regions', t('notify.rule.regionNeeded'))}
        >
          {regions.map(({ code, name }) => (
            <Checkbox
              key={code}
              name={`in:${code}`}
              label={name}
              defaultChecked={rule.regions?.includes(code) ?? false}
            />
          ))}
        </Choice>
      )}
      <Choice
        name="quiet"
        legend={t('notify.rule.quiet')}
        hint={t('notify.rule.quietHint')}
        all={t('notify.rule.noQuiet')}
        some={t('notify.rule.hasQuiet')}
        isSome={rule.quiet !== null}
        wrong={wrong('quiet', t('notify.rule.quietNeeded'))}
      >
        <TextInput
          type="time"
          name="quietFrom"
          label={t('notify.rule.from')}
          defaultValue={timeOf(rule.quiet?.fromMin ?? 1_320)}
        />
        <TextInput
          type="time"
          name="quietUntil"
          label={t('notify.rule.until')}
          defaultValue={timeOf(rule.quiet?.untilMin ?? 300)}
        />
      </Choice>
    </>
  )
}

type ChoiceProps = {
  name: string
  legend: string
  hint?: string
  all: string
  some: string
  isSome: boolean
  wrong: { 'aria-invalid'?: true; error?: string }
  children: React.ReactNode
}

/** All, or some that are then named. */
function Choice({ name, legend, hint, all, some, isSome, wrong, children }: ChoiceProps) {
  const [isOpen, setOpen] = useState(isSome)
  return (
    <fieldset className="rule-choice">
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      <Radio name={name} value="all" label={all} checked={!isOpen} onChange={() => setOpen(false)} />
      <Radio name={name} value="some" label={some} checked={isOpen} onChange={() => setOpen(true)} {...wrong} />
      {isOpen ? <div className="some">{children}</div> : null}
    </fieldset>
  )
}
