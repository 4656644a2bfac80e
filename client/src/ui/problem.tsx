import type { RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import { useTranslation } from 'react-i18next'
import { ApiRefusal, Unreachable } from '../live/api.ts'

/** What happened, what was kept and what to do, when something failed; nothing for null. */
export function Problem({ error, says = {} }: ProblemProps) {
  const words = useWords(says)
  return error === null ? null : (
    <p className="problem" role="alert" data-refused={error instanceof ApiRefusal ? error.code : error.name}>
      {words(error)}
    </p>
  )
}

export type ProblemProps = {
  error: Error | null
  /** words for codes that mean something more exact here */
  says?: Partial<Record<RefusalCode | 'unreachable', string>>
}

function useWords(says: NonNullable<ProblemProps['says']>): (error: Error) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof Unreachable) return says.unreachable ?? t('problem.unreachable')
    if (!(error instanceof ApiRefusal)) return says.internal ?? t('refusal.internal')
    return says[error.code] ?? t(`refusal.${error.code}`, { detail: error.detail, wait: String(error.waitS ?? 60) })
  }
}
