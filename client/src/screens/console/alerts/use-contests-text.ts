import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'

type InPhase = Pick<ContestPhase, 'contestId' | 'phase'>

/** Contests by name, each with its phase. */
export function useContestsText(): (contests: readonly InPhase[]) => string {
  const { t } = useTranslation()
  const { contests: all } = useDesk().picture.operation
  return (contests) =>
    contests
      .map(({ contestId, phase }) => {
        const name = all.find(({ id }) => id === contestId)?.name ?? contestId
        return `${name}: ${phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)}`
      })
      .join('; ')
}
