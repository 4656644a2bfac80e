import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { useTranslation } from 'react-i18next'
import { incidentTitle } from '../../text/incident-title.ts'
import { whereText } from '../../text/where-text.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { useWall } from './wall-context.ts'

/** Something that happened: what, how grave, where, how far it has been taken. */
export function IncidentLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { now, format } = useWall()
  return (
    <li className="card line incident" data-incident-id={incident.id} data-status={incident.status}>
      <div className="head">
        <SeverityMark band={bandOf(incident.severity)} />
        <b className="name">{incidentTitle(t, incident)}</b>
        <span className="since">{format.age(now - incident.reportedAt)}</span>
      </div>
      <div className="foot">
        <span className="place">{whereText(t, incident)}</span>
        <span>
          {incident.merged.length === 0 ? '' : `${t('incident.reports', { count: incident.merged.length + 1 })} · `}
          {t(`severity.${incident.severity}`)} · {t(`incidentStatus.${incident.status}`)}
        </span>
      </div>
    </li>
  )
}
