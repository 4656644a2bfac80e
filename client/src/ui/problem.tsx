import { useTranslation } from 'react-i18next'
import { ApiRefusal, Unreachable } from '../live/api.ts'

/** What happened, what was kept and what to do, when something failed; nothing for null. */
export function Problem({ error }: { error: Error | null }) {
  const words = useWords()
  return error === null ? null : (
    <p className="problem" role="alert" data-refused={error instanceof ApiRefusal ? error.code : error.name}>
      {words(error)}
    </p>
  )
}

function useWords(): (error: Error) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof Unreachable) return t('problem.unreachable')
    if (!(error instanceof ApiRefusal)) return t('refusal.internal')
    return t(`refusal.${error.code}`, { detail: error.detail, wait: String(error.waitS ?? 60) })
  }
}
