import type { DeadlineEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { addressOf } from '../../../ui/use-chosen.ts'
import { CampChips } from '../camp-chips.tsx'

/** IN5, AL6: which report waits to be verified, since when, and how long it might have. */
export function DeadlineEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { incidentId, waitsSince, limitS, camps } = evidence
  return (
    <>
      <Facts
        facts={[
          [t('incident.category'), t(`category.${evidence.category}`)],
          [t('incident.severity'), t(`severity.${evidence.severity}`)],
          [t('incident.reported'), format.moment(evidence.reportedAt)],
          [t('incident.waitsSince'), waitsSince === evidence.reportedAt ? null : format.moment(waitsSince)],
          [t('incident.timeToVerify'), format.duration(limitS * 1_000)],
          [t('incident.camps'), camps.length === 0 ? null : <CampChips key="camps" camps={camps} />],
          [t('alert.position'), writeCoordinates(evidence.position)],
          [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
          [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
        ]}
      />
      {picture.incidents.has(incidentId) ? (
        <Link className="leads-to" to={addressOf('incidents', incidentId)}>
          {t('incident.open')}
        </Link>
      ) : null}
    </>
  )
}
