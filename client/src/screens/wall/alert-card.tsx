import type { Standing } from '../../live/standing-alerts.ts'
import { ClearedLine } from './cleared-line.tsx'
import { CoverageLine } from './coverage-line.tsx'
import { DeadlineLine } from './deadline-line.tsx'
import { DeviationLine } from './deviation-line.tsx'
import { EncounterCard } from './encounter-card.tsx'
import { ForecastCard } from './forecast-card.tsx'
import { QuietLine } from './quiet-line.tsx'
import { SiteLine } from './site-line.tsx'
import { SosLine } from './sos-line.tsx'

/** An alert on the board, as its kind is drawn; the gravest one is the largest thing there. */
export function AlertCard({ standing: { alert, reading }, isFirst }: { standing: Standing; isFirst: boolean }) {
  const { evidence } = alert
  if (alert.cleared !== null) return <ClearedLine alert={alert} at={alert.cleared.at} />
  switch (evidence.kind) {
    case 'encounter':
      return <EncounterCard alert={alert} evidence={evidence} reading={reading} isFirst={isFirst} />
    case 'predictedEncounter':
      return <ForecastCard alert={alert} evidence={evidence} isFirst={isFirst} />
    case 'siteApproach':
      return <SiteLine alert={alert} evidence={evidence} />
    case 'quietPeriodBreach':
      return <QuietLine alert={alert} evidence={evidence} />
    case 'scheduleDeviation':
      return <DeviationLine alert={alert} evidence={evidence} />
    case 'sos':
      return <SosLine alert={alert} evidence={evidence} />
    case 'coverageGap':
      return <CoverageLine alert={alert} evidence={evidence} />
    case 'incidentRaised':
      return <DeadlineLine alert={alert} evidence={evidence} />
  }
}
