import type { Alert, SiteEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'
import { useWall } from './wall-context.ts'

/** PH4: in which ring of which guarded place a group is; its range is told only when it enters or leaves one. */
export function SiteLine({ alert, evidence }: { alert: Alert; evidence: SiteEvidence }) {
  const { t } = useTranslation()
  const { format } = useWall()
  return (
    <AlertLine
      alert={alert}
      what={t('wall.within', { distance: format.exact(evidence.limitM) })}
      more={t('wall.nearSite', { site: evidence.siteName })}
      since={alert.raisedAt}
    />
  )
}
