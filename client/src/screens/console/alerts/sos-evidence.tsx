import type { SosEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { whoSigned } from '../../../live/who-signed.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { addressOf } from '../../../ui/use-chosen.ts'

/** AL4, AL6: who calls, from where, since when. */
export function SosEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { groupId, incidentId, accuracyM } = evidence
  const incident = incidentId === null ? undefined : picture.incidents.get(incidentId)
  return (
    <>
      <Facts
        facts={[
          [t('alert.caller'), incident === undefined ? null : whoSigned(picture, incident.reportedBy)],
          [t('alert.group'), groupId === null ? null : (picture.groups.get(groupId)?.name ?? groupId)],
          [t('alert.calledAt'), format.moment(evidence.calledAt)],
          [t('alert.position'), writeCoordinates(evidence.position)],
          [t('alert.accuracy'), accuracyM === null ? null : `± ${format.exact(accuracyM)}`],
          [t('alert.place'), whereText(t, evidence)],
          [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
        ]}
      />
      {incident === undefined ? null : (
        <Link className="leads-to" to={addressOf('incidents', incident.id)}>
          {t('incident.open')}
        </Link>
      )}
    </>
  )
}
