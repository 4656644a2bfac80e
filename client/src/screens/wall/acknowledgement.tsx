import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../live/who-signed.ts'
import { useWall } from './wall-context.ts'

/** AL3, AL4: who has seen it, until when it was put aside, or that nobody has. */
export function Acknowledgement({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { picture, format } = useWall()
  if (alert.shelved !== null)
    return <span className="acknowledged">{t('wall.shelvedUntil', { time: format.time(alert.shelved.until) })}</span>
  if (alert.acknowledged === null)
    return (
      <span className="unacknowledged">
        {t(alert.escalatedAt === null ? 'wall.unacknowledged' : 'wall.unanswered')}
      </span>
    )
  return (
    <span className="acknowledged">
      <span aria-hidden="true">✓ </span>
      {t('wall.acknowledgedBy', { name: whoSigned(picture, alert.acknowledged.by) })}
    </span>
  )
}
