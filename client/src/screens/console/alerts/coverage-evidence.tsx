import type { CoverageEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../console-context.ts'
import { Facts } from '../facts.tsx'

/** PX5: where and when a group was heard last. */
export function CoverageEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { now, format } = useDesk()
  return (
    <Facts
      facts={[
        [t('alert.rule'), evidence.rule],
        [t('alert.position'), writeCoordinates(evidence.lastPosition)],
        [t('alert.lastFix'), t('wall.heardAgo', { age: format.duration(now - evidence.lastFixedAt) })],
        [t('alert.silentLimit'), format.duration(evidence.limitS * 1_000)],
        [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
        [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
      ]}
    />
  )
}
