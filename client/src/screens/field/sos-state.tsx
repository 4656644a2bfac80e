import { useTranslation } from 'react-i18next'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { useOfficer } from './field-context.ts'
import { putAway, useSos } from './sos.ts'

/** What became of the last call for help; it stays until it is put away. */
export function SosState() {
  const { t } = useTranslation()
  const { format } = useOfficer()
  const { outbox, own } = useFieldLine()
  const { id, isLost } = useSos()
  if (isLost) {
    return (
      <section className="sos-state" data-sos="lost" role="alert">
        <b>{t('field.sos.notKept')}</b>
      </section>
    )
  }
  const waiting = outbox.find(({ draft }) => draft.id === id)
  const sent = own.find((it) => it.id === id)
  if (waiting !== undefined) {
    const isRefused = waiting.refused !== null
    return (
      <section className="sos-state" data-sos={isRefused ? 'refused' : 'unsent'} role="alert">
        <b>{isRefused ? t('field.sos.refused') : t('field.sos.unsent')}</b>
        <p>{t('field.sos.unsentWhy', { time: format.time(waiting.draft.happenedAt ?? waiting.keptAt) })}</p>
      </section>
    )
  }
  if (sent === undefined) return null
  return (
    <section className="sos-state" data-sos="sent" role="status">
      <b>{t('field.sos.sent', { time: format.time(sent.reportedAt) })}</b>
      <p>{t('field.sos.sentWhy', { status: t(`incidentStatus.${sent.status}`) })}</p>
      <button type="button" className="act" onClick={putAway}>
        {t('field.sos.close')}
      </button>
    </section>
  )
}
