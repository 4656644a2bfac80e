import { routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { IncidentStory } from '@jaga-jarak/shared/incident-story.ts'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { whoSigned } from '../../../live/who-signed.ts'
import { incidentTitle } from '../../../text/incident-title.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { PhotoStrip } from '../../../ui/photos/photo-strip.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { addressOf } from '../../../ui/use-chosen.ts'
import { useUndo } from '../undo/undo-context.ts'

/** IN4: the reports that are merged into an incident, each with who, when and what; any of them can be split off. */
export function IncidentReports({ lead, story }: { lead: Incident; story: IncidentStory }) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const offer = useUndo()
  /** by the time that it is shown, the lead here is the one without the report */
  const severity = useRef(lead.severity)
  const split = useChange(routes.splitIncident, {
    isShown: (shown, reply) => holds(shown.incidents, reply.lead, true) && holds(shown.incidents, reply.report, true),
    onDone: ({ report, lead: left }) => {
      // What it was with the report in it, so grave it is again.
      const into = { into: left.id, intoVersion: left.version, severity: severity.current }
      offer({
        done: t('desk.undo.split'),
        undo: () =>
          call(routes.mergeIncident, {
            params: { incidentId: report.id },
            body: { version: report.version, ...into, comment: t('desk.undo.reason') },
          }),
      })
    },
  })
  if (lead.merged.length === 0) return null
  return (
    <section aria-labelledby="incident-reports">
      <h3 id="incident-reports">{t('incident.reports', { count: lead.merged.length + 1 })}</h3>
      <ul className="incident-reports">
        {story.reports.map((report) => (
          <li key={report.id} data-report-id={report.id}>
            <Link to={addressOf('incidents', report.id)}>{incidentTitle(t, report)}</Link> ·{' '}
            {t(`severity.${report.severity}`)} · {t(`incidentStatus.${report.status}`)}
            <br />
            {t('incident.byAt', {
              name: whoSigned(picture, report.reportedBy),
              time: format.moment(report.reportedAt),
            })}
            {report.note === '' ? null : <q>{report.note}</q>}
            <PhotoStrip incident={report} />
            {may('splitIncident', [...regionsOfIncident(report), ...regionsOfIncident(lead)]) ? (
              <Button
                variant="default"
                size="compact-sm"
                loading={split.isPending}
                onClick={() => {
                  severity.current = lead.severity
                  split.mutate({
                    params: { incidentId: report.id },
                    body: { version: report.version, leadVersion: lead.version },
                  })
                }}
              >
                {t('incident.split')}
                <span className="unseen"> {report.note}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {story.elsewhere === 0 ? null : <p>{t('incident.reportsElsewhere', { count: story.elsewhere })}</p>}
      <Problem error={split.error} />
    </section>
  )
}
