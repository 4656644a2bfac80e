import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../text/format.ts'
import { SeverityMark } from './severity-mark.tsx'

const BANDS = ['danger', 'warning', 'watch'] as const

/** The limit of each band behind its shape; `hasWords`: its name is seen too, not only read out. */
export function LimitMarks({
  limits,
  format,
  hasWords,
}: {
  limits: ProximityLimits
  format: Format
  hasWords: boolean
}) {
  const { t } = useTranslation()
  return BANDS.map((band) => (
    <span key={band} className="limit">
      <SeverityMark band={band} /> {hasWords ? t(`band.${band}`) : <span className="unseen">{t(`band.${band}`)}</span>}{' '}
      {t('wall.within', { distance: format.exact(limits[`${band}M`]) })}
    </span>
  ))
}
