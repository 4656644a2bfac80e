import type { NotifyRule } from '@jaga-jarak/shared/notify.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/language.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { timeOf } from '../../../ui/push/minute-of-day.ts'

/** A rule in a few words, what is usual left out. */
export function useRuleText(): (rule: NotifyRule) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const { regions: all } = useDesk().picture.operation
  const clock = (minute: number): string => timeOf(minute).replace(':', language === 'id' ? '.' : ':')
  return ({ isOn, kinds, leastSeverity, regions, quiet }) => {
    if (!isOn) return t('notify.rule.isOff')
    const names = regions?.map((code) => all.find((it) => it.code === code)?.name ?? code)
    return [
      t(`notify.rule.leastOf.${leastSeverity}`),
      ...(kinds === null ? [] : [t('notify.rule.says.kinds', { count: kinds.length })]),
      ...(names === undefined ? [] : [t('notify.rule.says.region', { regions: names.join(', ') })]),
      ...(quiet === null
        ? []
        : [t('notify.rule.says.quiet', { from: clock(quiet.fromMin), until: clock(quiet.untilMin) })]),
    ].join('; ')
  }
}
