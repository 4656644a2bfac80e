import { useTranslation } from 'react-i18next'
import type { Link } from '../../live/store.ts'
import type { Format } from '../../text/format.ts'

/** LG5: says in large letters that what is shown is old, how old, and why. */
export function StaleBanner({ ageMs, link, format }: { ageMs: number | null; link: Link; format: Format }) {
  const { t } = useTranslation()
  const why = link === 'live' ? t('wall.serverSilent') : link === 'refused' ? t('wall.refused') : t('wall.linkLost')
  return (
    <div className="stale" role="alert" data-stale={link}>
      <strong>{t('wall.staleTitle')}</strong>
      <span className="age" aria-hidden="true">
        {ageMs === null ? t('wall.staleUnknown') : t('wall.staleAge', { age: format.duration(ageMs) })}
      </span>
      <span>{why}</span>
    </div>
  )
}
