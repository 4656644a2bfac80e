import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { contactS } from '@jaga-jarak/shared/alert-order.ts'
import type { FrameReading } from '@jaga-jarak/shared/frame.ts'
import { useTranslation } from 'react-i18next'
import { placeText } from '../../../text/place-text.ts'
import { Problem } from '../../../ui/problem.tsx'
import { bandOf, SeverityMark } from '../../../ui/severity-mark.tsx'
import { TrendMark } from '../../../ui/trend-mark.tsx'
import { useDesk } from '../console-context.ts'
import { MAX_CONTACT_S } from './max-contact.ts'
import { PairOf } from './pair-of.tsx'
import { useAcknowledge } from './use-acknowledge.ts'

export type AlertRowProps = { alert: Alert; reading: FrameReading | undefined; isChosen: boolean; onChoose: () => void }

/** One alert of the queue: how grave, who, how far, which way, where, how long, who knows. */
export function AlertRow({ alert, reading, isChosen, onChoose }: AlertRowProps) {
  const { t } = useTranslation()
  const { now, format, mayOperate } = useDesk()
  const { acknowledge, isPending, error } = useAcknowledge(alert)
  const { evidence, acknowledged, cleared } = alert
  const band = evidence.kind === 'encounter' ? evidence.band : bandOf(alert.severity)
  return (
    <li>
      <button
        type="button"
        className="alert-row"
        data-alert-id={alert.id}
        data-band={band}
        data-cleared={cleared !== null}
        data-acknowledged-by={acknowledged?.by ?? ''}
        aria-pressed={isChosen}
        aria-busy={isPending}
        onClick={onChoose}
        onKeyDown={(event) => {
          const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat
          if (mayOperate && isPlain && event.key.toLowerCase() === 'a') acknowledge()
        }}
      >
        <span className="what">
          <SeverityMark band={band} />
          <b>{evidence.kind === 'encounter' ? t(`band.${band}`) : t('alertKind.coverageGap')}</b>
          {cleared === null ? null : <span>{t('wall.cleared')}</span>}
          {alert.turn === 'worsened' || alert.turn === 'returned' ? <span>{t(`turn.${alert.turn}`)}</span> : null}
          {alert.certainty === 'observed' ? null : (
            <span>{alert.certainty === 'unknown' ? t('freshness.lost') : t(`certainty.${alert.certainty}`)}</span>
          )}
        </span>
        <PairOf alert={alert} />
        {evidence.kind === 'encounter' && cleared === null ? <Reach reading={reading ?? evidence} /> : null}
        <span className="where">
          {placeText(evidence.place) ?? t('wall.outside')} · {format.age(now - alert.raisedAt)} ·{' '}
          {acknowledged === null
            ? t('wall.unacknowledged')
            : t('alert.acknowledgedBy', { name: acknowledged.by, time: format.time(acknowledged.at) })}
        </span>
      </button>
      <Problem error={error} />
    </li>
  )
}

function Reach({ reading }: { reading: Pick<FrameReading, 'rangeM' | 'closingMps' | 'approach'> }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const contact = contactS(reading.rangeM, reading.closingMps)
  return (
    <span className="reach">
      <b>{format.distance(reading.rangeM)}</b>
      <span>
        <TrendMark approach={reading.approach} /> {t(`approach.${reading.approach}`)}
        {contact <= MAX_CONTACT_S ? `, ${t('wall.contactIn', { duration: format.duration(contact * 1_000) })}` : null}
      </span>
    </span>
  )
}
