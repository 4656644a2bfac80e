import { useTranslation } from 'react-i18next'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { haltOf } from '../../live/outgoing/halt-of.ts'
import { useOfficer } from './field-context.ts'
import { putAway, useSos } from './sos.ts'

/** What became of the last call for help; it stays until it is put away. */
export function SosState() {
  const { t } = useTranslation()
  const { format } = useOfficer()
  const line = useFieldLine()
  const { outbox, own } = line
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
    const time = format.time(waiting.draft.happenedAt ?? waiting.keptAt)
    return (
      <section className="sos-state" data-sos={isRefused ? 'refused' : 'unsent'} role="alert">
        <b>{isRefused ? t('field.sos.refused') : t('field.sos.unsent')}</b>
        <p>{haltOf(line) === null ? t('field.sos.unsentWhy', { time }) : t('field.sos.halted', { time })}</p>
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
