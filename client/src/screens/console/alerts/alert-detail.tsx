import { contactS } from '@jaga-jarak/shared/alert-order.ts'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../live/standing-alerts.ts'
import { bandOf, SeverityMark } from '../../../ui/severity-mark.tsx'
import { useDesk } from '../console-context.ts'
import { Facts } from '../facts.tsx'
import { AcknowledgeForm } from './acknowledge-form.tsx'
import { CloseForm } from './close-form.tsx'
import { CoverageEvidence } from './coverage-evidence.tsx'
import { EncounterEvidence } from './encounter-evidence.tsx'
import { MAX_CONTACT_S } from './max-contact.ts'
import { PairOf } from './pair-of.tsx'

/** AL6: one alert with everything it stands on, and what a person may do about it. */
export function AlertDetail({ standing: { alert, reading } }: { standing: Standing }) {
  const { t } = useTranslation()
  const { format, mayOperate } = useDesk()
  const { evidence, acknowledged, cleared, certainty } = alert
  const live = evidence.kind === 'encounter' && cleared === null ? (reading ?? evidence) : null
  const contact = live === null ? Number.POSITIVE_INFINITY : contactS(live.rangeM, live.closingMps)
  const isClosable = cleared === null && (evidence.kind === 'coverageGap' || certainty === 'unknown')
  return (
    <article className="alert-detail" data-detail-of={alert.id}>
      <h2>
        <SeverityMark band={evidence.kind === 'encounter' ? evidence.band : bandOf(alert.severity)} />{' '}
        {t(`alertKind.${evidence.kind}`)}
      </h2>
      <PairOf alert={alert} />
      {live === null ? null : (
        <>
          <h3>{t('alert.now')}</h3>
          <Facts
            facts={[
              [t('alert.range'), <b key="range">{format.distance(live.rangeM)}</b>],
              [t('alert.approach'), t(`approach.${live.approach}`)],
              [t('alert.contact'), contact <= MAX_CONTACT_S ? format.duration(contact * 1_000) : null],
            ]}
          />
        </>
      )}
      {acknowledged === null ? null : (
        <p>
          {t('alert.acknowledgedBy', { name: acknowledged.by, time: format.clock(acknowledged.at) })}
          {acknowledged.comment === '' ? null : ` — ${acknowledged.comment}`}
        </p>
      )}
      {mayOperate && acknowledged === null ? <AcknowledgeForm alert={alert} /> : null}
      {mayOperate && isClosable ? <CloseForm alert={alert} /> : null}
      <h3>{t('alert.evidence')}</h3>
      <Facts
        facts={[
          [t('alert.turn'), `${t(`turn.${alert.turn}`)}, ${format.clock(alert.turnedAt)}`],
          [t('alert.raisedAt'), `${format.moment(alert.raisedAt)}`],
          [t('alert.clearedAt'), cleared === null ? null : format.clock(cleared.at)],
          [t('incident.severity'), t(`severity.${alert.severity}`)],
          [t('alert.certainty'), t(`certainty.${alert.certainty}`)],
          [t('alert.urgency'), t(`urgency.${alert.urgency}`)],
        ]}
      />
      {evidence.kind === 'encounter' ? (
        <EncounterEvidence evidence={evidence} />
      ) : (
        <CoverageEvidence evidence={evidence} />
      )}
    </article>
  )
}
