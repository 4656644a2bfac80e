import type { QuietEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { useContestsText } from './use-contests-text.ts'

/** PH3, AL6: who moves or holds a rally while which contest is quiet. */
export function QuietEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const contestsText = useContestsText()
  const { groupId, rallyId } = evidence
  return (
    <Facts
      facts={[
        [t('alert.group'), groupId === null ? null : (picture.groups.get(groupId)?.name ?? groupId)],
        [t('alert.rally'), rallyId === null ? null : (picture.rallies.get(rallyId)?.venue.name ?? rallyId)],
        [t('alert.contests'), contestsText(evidence.contests)],
        [t('alert.speed'), evidence.speedMps === null ? null : format.speed(evidence.speedMps)],
        [t('alert.position'), writeCoordinates(evidence.position)],
        [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
        [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
      ]}
    />
  )
}
