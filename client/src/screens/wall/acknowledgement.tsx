import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'

/** AL3: who has seen it, or that nobody has. */
export function Acknowledgement({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  if (alert.acknowledged === null) return <span className="unacknowledged">{t('wall.unacknowledged')}</span>
  return (
    <span className="acknowledged">
      <span aria-hidden="true">✓ </span>
      {t('wall.acknowledgedBy', { name: alert.acknowledged.by })}
    </span>
  )
}
