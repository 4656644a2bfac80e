import type { AlertTurn } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../live/standing-alerts.ts'
import { whoSigned } from '../../../live/who-signed.ts'
import { alertTitle } from '../../../text/alert-title.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { bandOf, SeverityMark } from '../../../ui/severity-mark.tsx'
import { OpenedBy } from '../opened-by.tsx'
import { useInSight } from '../use-in-sight.ts'
import { AlertFigure } from './alert-figure.tsx'
import { AlertSubjects } from './alert-subjects.tsx'
import { useAcknowledge } from './use-acknowledge.ts'

/** Turns that say why it is in the list again, or how it ended: worth a word there. */
const TOLD: readonly AlertTurn[] = [
  ...(['worsened', 'returned', 'limitsChanged', 'withdrawn', 'cameTrue'] as const),
  'unshelved',
]

export type AlertRowProps = { standing: Standing; isChosen: boolean; onChoose: () => void }

/** One alert of the queue: how grave, who, how far or how soon, where, how long, who knows. */
export function AlertRow({ standing, isChosen, onChoose }: AlertRowProps) {
  const { t } = useTranslation()
  const { now, format, may, picture } = useDesk()
  const { alert } = standing
  const { acknowledge, isPending, error } = useAcknowledge(alert)
  // An alert that lies in no regency is everybody's.
  const regions = alert.regions.length === 0 ? undefined : alert.regions
  const mayAcknowledge = may('acknowledgeAlert', regions)
  const { evidence, acknowledged, cleared } = alert
  const band = bandOf(alert.severity)
  const row = useInSight<HTMLButtonElement>(isChosen)
  return (
    <li>
      <button
        ref={row}
        type="button"
        className="alert-row"
        data-alert-id={alert.id}
        data-band={band}
        data-cleared={cleared !== null}
        data-acknowledged-by={acknowledged?.by ?? ''}
        data-shelved={alert.shelved !== null}
        aria-pressed={isChosen}
        aria-busy={isPending}
        onClick={onChoose}
        onKeyDown={(event) => {
          const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat
          if (mayAcknowledge && isPlain && event.key.toLowerCase() === 'a') acknowledge()
        }}
      >
        <span className="what">
          <SeverityMark band={band} />
          <b>{alertTitle(t, evidence)}</b>
          {TOLD.includes(alert.turn) ? <span>{t(`turn.${alert.turn}`)}</span> : null}
          {alert.escalatedAt === null ? null : <strong className="waits">{t('alert.escalated')}</strong>}
          {alert.remindedAt === null || cleared !== null ? null : (
            <strong className="waits">{t('alert.stillOn')}</strong>
          )}
          {alert.shelved === null ? null : (
            <span>{t('alert.shelvedUntil', { time: format.time(alert.shelved.until) })}</span>
          )}
          {cleared === null || TOLD.includes(alert.turn) ? null : <span>{t('wall.cleared')}</span>}
          {alert.certainty === 'observed' ? null : (
            <span>{alert.certainty === 'unknown' ? t('freshness.lost') : t(`certainty.${alert.certainty}`)}</span>
          )}
        </span>
        <AlertSubjects alert={alert} />
        <AlertFigure standing={standing} />
        <span className="where">
          {whereText(t, evidence)} · {format.age(now - alert.raisedAt)} ·{' '}
          {acknowledged === null
            ? t('wall.unacknowledged')
            : t('alert.acknowledgedBy', {
                name: whoSigned(picture, acknowledged.by),
                time: format.time(acknowledged.at),
              })}
        </span>
        <OpenedBy ids={[alert.id]} />
      </button>
      <Problem error={error} />
    </li>
  )
}
