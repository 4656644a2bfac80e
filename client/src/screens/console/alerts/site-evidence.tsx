import type { SiteEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { markOf } from '../../../map/marks.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { SidesTable } from './sides-table.tsx'
import { useContestsText } from './use-contests-text.ts'

/** PH4, AL6: which guarded place, in which of its rings, and what was known of the group. */
export function SiteEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const contestsText = useContestsText()
  const { side } = evidence
  return (
    <>
      <Facts
        facts={[
          [t('alert.site'), evidence.siteName],
          [t('alert.siteKind'), t(`siteKind.${evidence.siteKind}`)],
          [t('alert.rangeToSite'), format.exact(evidence.rangeM)],
          [t('alert.ring'), t(`ring.${evidence.ring}`)],
          [t('alert.limit'), format.exact(evidence.limitM)],
          [t('alert.leaveLimit'), format.exact(evidence.leaveLimitM)],
          [t('alert.sitePosition'), writeCoordinates(evidence.sitePosition)],
          [t('alert.siteAccuracy'), format.exact(evidence.siteAccuracyM)],
          [t('alert.contests'), evidence.contests.length === 0 ? null : contestsText(evidence.contests)],
          [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
          [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
        ]}
      />
      <h3>{t('alert.visitor')}</h3>
      <SidesTable sides={[{ side, mark: markOf(picture.operation, side.camps) }]} />
    </>
  )
}
