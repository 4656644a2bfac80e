import { routes } from '@jaga-jarak/shared/api.ts'
import type { NotifyRule, RuledChannel } from '@jaga-jarak/shared/notify.ts'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { RuleFields } from '../../../ui/push/rule-fields.tsx'
import { type RuleFault, ruleIn } from '../../../ui/push/rule-in.ts'
import { useChange } from '../../../ui/use-change.ts'
import { NOTIFICATION_LIST } from './notification-list.ts'

export type ChannelRuleFormProps = { channel: RuledChannel; rule: NotifyRule; version: number; onDone: () => void }

/** What is told over a channel. The version is the one that was opened: who was slower is told. */
export function ChannelRuleForm({ channel, rule, version, onDone }: ChannelRuleFormProps) {
  const { t } = useTranslation()
  const { regions } = useDesk().picture.operation
  const [opened] = useState({ rule, version })
  const [faults, setFaults] = useState<readonly RuleFault[]>([])
  const change = useChange(routes.changeNotifyRule, { refreshes: NOTIFICATION_LIST, onDone })
  return (
    <EntryForm
      title={t('notify.rule.title', { channel: t(`notify.channel.${channel}`) })}
      error={change.error}
      isPending={change.isPending}
      onSubmit={(read) => {
        const entered = ruleIn(read, regions)
        setFaults(Array.isArray(entered) ? entered : [])
        if (!Array.isArray(entered))
          change.mutate({ params: { channel }, body: { rule: entered, version: opened.version } })
      }}
      onCancel={onDone}
    >
      <Checkbox name="isOn" label={t('notify.rule.isOn')} defaultChecked={opened.rule.isOn} />
      <RuleFields rule={opened.rule} regions={regions} faults={faults} />
    </EntryForm>
  )
}
