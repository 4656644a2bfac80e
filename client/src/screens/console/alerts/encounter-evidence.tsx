import type { EncounterEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { sidesOf } from '../../../map/marks.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { LimitsSource } from './limits-source.tsx'
import { SidesTable } from './sides-table.tsx'
import { useContestsText } from './use-contests-text.ts'

/** AL6: by which limit and phase two groups are too near, and what was known of either. */
export function EncounterEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const contestsText = useContestsText()
  return (
    <>
      <Facts
        facts={[
          [t('alert.band'), t(`band.${evidence.band}`)],
          [t('alert.range'), format.exact(evidence.rangeM)],
          [t('alert.limit'), format.exact(evidence.limitM)],
          [t('alert.leaveLimit'), format.exact(evidence.leaveLimitM)],
          [t('alert.limitsFrom'), <LimitsSource key="limits" {...evidence} />],
          [t('alert.approach'), t(`approach.${evidence.approach}`)],
          [t('alert.closing'), evidence.closingMps === null ? t('console.unknown') : format.speed(evidence.closingMps)],
          [t('alert.basis'), t(`alert.${evidence.basis}`)],
          [t('alert.contests'), contestsText(evidence.contests)],
          [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
          [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
        ]}
      />
      <h3>{t('alert.sides')}</h3>
      <SidesTable sides={sidesOf(picture.operation, evidence)} />
    </>
  )
}
