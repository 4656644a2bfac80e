import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../live/who-signed.ts'
import { useWall } from './wall-context.ts'

/** AL3: who has seen it, or that nobody has. */
export function Acknowledgement({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { picture } = useWall()
  if (alert.acknowledged === null) return <span className="unacknowledged">{t('wall.unacknowledged')}</span>
  return (
    <span className="acknowledged">
      <span aria-hidden="true">✓ </span>
      {t('wall.acknowledgedBy', { name: whoSigned(picture, alert.acknowledged.by) })}
    </span>
  )
}
