import type { Alert, QuietEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'

/** PH3: a group on the move, or a rally, of a contest that is quiet or votes. */
export function QuietLine({ alert, evidence }: { alert: Alert; evidence: QuietEvidence }) {
  const { t } = useTranslation()
  const phases = [...new Set(evidence.contests.map(({ phase }) => t(`phase.${phase}`)))]
  const what = t(evidence.groupId === null ? 'wall.quiet.rally' : 'wall.quiet.group')
  return <AlertLine alert={alert} what={what} more={phases.join(', ')} since={alert.raisedAt} />
}
