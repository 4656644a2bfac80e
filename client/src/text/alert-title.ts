import type { AlertEvidence } from '@jaga-jarak/shared/alert.ts'
import type { TFunction } from 'i18next'

/** What an alert is called in a list: how near, where that is what counts; else what is the matter. */
export function alertTitle(t: TFunction, evidence: AlertEvidence): string {
  switch (evidence.kind) {
    case 'encounter':
      return t(`band.${evidence.band}`)
    case 'coverageGap':
      return t(`coverageCause.${evidence.cause}`)
    case 'scheduleDeviation':
      return evidence.causes.map((cause) => t(`deviationCause.${cause}`)).join(', ')
    case 'sos':
    case 'predictedEncounter':
    case 'siteApproach':
    case 'quietPeriodBreach':
    case 'incidentRaised':
      return t(`alertKind.${evidence.kind}`)
  }
}
