import type { Alert, CoverageEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'

/** AL1: a group or a rally that is not watched closely enough, since when. */
export function CoverageLine({ alert, evidence }: { alert: Alert; evidence: CoverageEvidence }) {
  const { t } = useTranslation()
  const since = evidence.cause === 'notHeard' ? evidence.lastFixedAt : null
  return <AlertLine alert={alert} what={t(`wall.gap.${evidence.cause}`)} since={since ?? alert.raisedAt} />
}
