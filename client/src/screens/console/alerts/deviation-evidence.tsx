import type { DeviationEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'

/** SC5, AL6: what does not keep to its plan, in what, and what had been planned. */
export function DeviationEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { groupId, rallyId, window, causes } = evidence
  return (
    <Facts
      facts={[
        [t('alert.group'), groupId === null ? null : (picture.groups.get(groupId)?.name ?? groupId)],
        [t('alert.rally'), rallyId === null ? null : (picture.rallies.get(rallyId)?.venue.name ?? rallyId)],
        [t('alert.deviation'), causes.map((cause) => t(`deviationCause.${cause}`)).join(', ')],
        [t('alert.planned'), window && `${format.moment(window.from)} – ${format.time(window.until)}`],
        [t('alert.position'), writeCoordinates(evidence.position)],
        [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
        [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
      ]}
    />
  )
}
