import type { Alert, DeviationEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'

/** SC5: a rally that keeps to no plan, or a group off its route. */
export function DeviationLine({ alert, evidence }: { alert: Alert; evidence: DeviationEvidence }) {
  const { t } = useTranslation()
  const [first, ...more] = evidence.causes.map((cause) => t(`deviationCause.${cause}`))
  return <AlertLine alert={alert} what={first ?? ''} more={more.join(', ')} since={alert.raisedAt} />
}
