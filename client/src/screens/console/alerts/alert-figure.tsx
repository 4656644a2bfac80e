import { contactS, dangerS } from '@jaga-jarak/shared/alert-order.ts'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../live/standing-alerts.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { TrendMark } from '../../../ui/trend-mark.tsx'
import { MAX_CONTACT_S } from './max-contact.ts'

/** The one figure that counts in an open alert, and what it is; nothing where there is none. */
export function AlertFigure({ standing: { alert, reading } }: { standing: Standing }) {
  const { t } = useTranslation()
  const { now, format } = useDesk()
  const { evidence, cleared } = alert
  if (cleared !== null) return null
  switch (evidence.kind) {
    case 'encounter': {
      const { rangeM, closingMps, approach } = reading ?? evidence
      const contact = contactS(rangeM, closingMps)
      return (
        <span className="reach">
          <b>{format.distance(rangeM)}</b>
          <span>
            <TrendMark approach={approach} /> {t(`approach.${approach}`)}
            {contact <= MAX_CONTACT_S ? `, ${t('wall.contactIn', { duration: format.duration(contact * 1_000) })}` : ''}
          </span>
        </span>
      )
    }
    case 'predictedEncounter': {
      const { from, until } = evidence.window
      const leftS = dangerS(evidence, now)
      return (
        <span className="reach">
          <b>{leftS > 0 ? format.duration(leftS * 1_000) : t('wall.dangerNow')}</b>
          <span>
            {t('wall.window', { from: format.time(from), until: format.time(until) })},{' '}
            {t(`predictionBasis.${evidence.basis}`)}
          </span>
        </span>
      )
    }
    case 'siteApproach':
      return (
        <span className="reach">
          <b>{t('wall.within', { distance: format.exact(evidence.limitM) })}</b>
          <span>{t(`ring.${evidence.ring}`)}</span>
        </span>
      )
    case 'quietPeriodBreach':
    case 'scheduleDeviation':
    case 'coverageGap':
      return null
    case 'sos':
      return (
        <span className="reach">
          <b>{format.duration(Math.max(0, now - evidence.calledAt))}</b>
          <span>{t('alert.sinceCall')}</span>
        </span>
      )
    case 'incidentRaised':
      return (
        <span className="reach">
          <b>{format.duration(now - evidence.waitsSince)}</b>
          <span>{t('incident.limitIs', { duration: format.duration(evidence.limitS * 1_000) })}</span>
        </span>
      )
  }
}
