import { useTranslation } from 'react-i18next'
import { stopSharing, useSharing } from '../../live/outgoing/share-line.ts'
import { useOfficer } from './field-context.ts'

/** That this phone tells where it is, for whom, when it was last heard, and the way to stop it. */
export function ShareState() {
  const { t } = useTranslation()
  const { format, gps } = useOfficer()
  const { group, sentAt, waiting, ended } = useSharing()
  if (group === null) return ended === null ? null : <p role="alert">{t('field.share.ended')}</p>
  const state = sentAt === null ? 'begun' : waiting.length > 1 ? 'waiting' : 'sent'
  return (
    <section className="sharing" data-sharing={state}>
      <p role="status">
        <b>{t('field.share.on', { name: group.name })}</b>
        <span>
          {sentAt !== null
            ? t('field.share.sentAt', { time: format.clock(sentAt) })
            : gps.fix === null
              ? t('field.share.noFix')
              : t('field.share.sending')}
        </span>
        {waiting.length > 1 ? <span>{t('field.share.waiting', { count: waiting.length })}</span> : null}
      </p>
      <button type="button" className="act" onClick={stopSharing}>
        {t('field.share.stop')}
      </button>
    </section>
  )
}
