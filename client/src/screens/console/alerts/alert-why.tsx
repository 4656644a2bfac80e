import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { CoverageEvidence } from './coverage-evidence.tsx'
import { DeadlineEvidence } from './deadline-evidence.tsx'
import { DeviationEvidence } from './deviation-evidence.tsx'
import { EncounterEvidence } from './encounter-evidence.tsx'
import { PredictionEvidence } from './prediction-evidence.tsx'
import { QuietEvidence } from './quiet-evidence.tsx'
import { SiteEvidence } from './site-evidence.tsx'
import { SosEvidence } from './sos-evidence.tsx'

/** AL6: by what rule an alert stands, why as it does now, and everything that was known when it was decided. */
export function AlertWhy({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const { evidence, turn, cleared } = alert
  return (
    <section className="why" aria-label={t('alert.evidence')}>
      <h3>{t('alert.evidence')}</h3>
      <p className="rule" data-rule={evidence.rule}>
        <b>{evidence.rule}</b> {t(`rule.${evidence.rule}`)}
      </p>
      <Facts
        facts={[
          [t('alert.turn'), `${t(`turn.${turn}`)}, ${format.clock(alert.turnedAt)}`],
          [t('alert.why'), t(`turnWhy.${turn}`)],
          [t('alert.raisedAt'), format.moment(alert.raisedAt)],
          [t('alert.clearedAt'), cleared === null ? null : format.clock(cleared.at)],
          [t('incident.severity'), t(`severity.${alert.severity}`)],
          [t('alert.certainty'), t(`certainty.${alert.certainty}`)],
          [t('alert.urgency'), t(`urgency.${alert.urgency}`)],
        ]}
      />
      <EvidenceOf evidence={evidence} />
    </section>
  )
}

function EvidenceOf({ evidence }: { evidence: Alert['evidence'] }) {
  switch (evidence.kind) {
    case 'encounter':
      return <EncounterEvidence evidence={evidence} />
    case 'predictedEncounter':
      return <PredictionEvidence evidence={evidence} />
    case 'siteApproach':
      return <SiteEvidence evidence={evidence} />
    case 'quietPeriodBreach':
      return <QuietEvidence evidence={evidence} />
    case 'scheduleDeviation':
      return <DeviationEvidence evidence={evidence} />
    case 'sos':
      return <SosEvidence evidence={evidence} />
    case 'coverageGap':
      return <CoverageEvidence evidence={evidence} />
    case 'incidentRaised':
      return <DeadlineEvidence evidence={evidence} />
  }
}
