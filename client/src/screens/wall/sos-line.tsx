import type { Alert, SosEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'

/** AL4: somebody calls for help; its age counts from the call. A wall does not say who the officer is. */
export function SosLine({ alert, evidence }: { alert: Alert; evidence: SosEvidence }) {
  const { t } = useTranslation()
  const who = t(evidence.groupId === null ? 'alert.officerCalls' : 'alert.trackerCalls')
  return <AlertLine alert={alert} what="SOS" more={who} since={evidence.calledAt} />
}
