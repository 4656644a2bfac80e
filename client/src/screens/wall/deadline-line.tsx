import type { Alert, DeadlineEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'

/** IN5: a report that nobody has verified in time; its age counts from when it began to wait. */
export function DeadlineLine({ alert, evidence }: { alert: Alert; evidence: DeadlineEvidence }) {
  const { t } = useTranslation()
  const what = t(`category.${evidence.category}`)
  return <AlertLine alert={alert} what={t('wall.unverified')} more={what} since={evidence.waitsSince} />
}
