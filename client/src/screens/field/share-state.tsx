import { useTranslation } from 'react-i18next'
import { stopSharing, useSharing } from '../../live/outgoing/share-line.ts'
import { useOfficer } from './field-context.ts'

/** That this phone tells where it is, for whom, since when it stands on the map or why not, and the way to stop it. */
export function ShareState() {
  const { t } = useTranslation()
  const { format, gps } = useOfficer()
  const { group, sentAt, aside, waiting, halt, ended } = useSharing()
  if (group === null) return ended === null ? null : <p role="alert">{t('field.share.ended')}</p>
  const state =
    halt !== null
      ? 'halted'
      : aside !== null
        ? 'aside'
        : sentAt === null
          ? 'begun'
          : waiting.length > 1
            ? 'waiting'
            : 'sent'
  return (
    <section className="sharing" data-sharing={state}>
      <p role="status">
        <b>{t('field.share.on', { name: group.name })}</b>
        <span>
          {sentAt !== null
            ? t('field.share.sentAt', { time: format.clock(sentAt) })
            : gps.fix === null
              ? t('field.share.noFix')
              : halt === null && aside === null
                ? t('field.share.sending')
                : t('field.share.notYet')}
        </span>
        {waiting.length > 1 && halt === null ? (
          <span>{t('field.share.waiting', { count: waiting.length })}</span>
        ) : null}
      </p>
      {halt === null ? null : <p role="alert">{t(`field.share.halted.${halt}`)}</p>}
      {aside === null || halt !== null ? null : <p role="alert">{t(`field.share.aside.${aside}`)}</p>}
      <button type="button" className="act" onClick={stopSharing}>
        {t('field.share.stop')}
      </button>
    </section>
  )
}
