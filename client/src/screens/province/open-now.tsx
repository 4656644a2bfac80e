import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import { useTranslation } from 'react-i18next'
import { standingAlerts } from '../../live/standing-alerts.ts'
import { incidentTitle } from '../../text/incident-title.ts'
import { whereText } from '../../text/where-text.ts'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { SEVERITIES } from './measures.ts'

/** A page has no room for more; how many are left out is said. */
const MOST = 12

/** What is open as it is printed: the gravest alerts and incidents. `code`: those of one regency. */
export function OpenNow({ code }: { code: string | null }) {
  const { t } = useTranslation()
  const { picture, now, format } = useDesk()
  const isHere = (regions: readonly string[]): boolean => code === null || regions.includes(code)
  const alerts = standingAlerts(picture, now)
    .filter(({ alert }) => alert.cleared === null && isHere(alert.regions))
    .map(({ alert }) => ({
      id: alert.id,
      band: bandOf(alert.severity),
      what: t(`alertKind.${alert.evidence.kind}`),
      where: alert.regions
        .map((it) => picture.operation.regions.find((region) => region.code === it)?.name ?? it)
        .join(', '),
      since: format.moment(alert.raisedAt),
    }))
  const incidents = [...picture.incidents.values()]
    .filter((it) => isHere(regionsOfIncident(it)))
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.reportedAt - a.reportedAt)
    .map((it) => ({
      id: it.id,
      band: bandOf(it.severity),
      what: `${incidentTitle(t, it)} (${t(`incidentStatus.${it.status}`)})`,
      where: whereText(t, it),
      since: format.moment(it.happenedAt),
    }))
  return (
    <div className="pair">
      {[
        { title: t('province.measure.open'), rows: alerts },
        { title: t('province.openIncidents'), rows: incidents },
      ].map(({ title, rows }) => (
        <section key={title}>
          <h3>
            {title}: {format.count(rows.length)}
          </h3>
          {rows.length === 0 ? null : (
            <ReportTable title={title} columns={[]}>
              {rows.slice(0, MOST).map(({ id, band, what, where, since }) => (
                <tr key={id}>
                  <th scope="row">
                    <SeverityMark band={band} /> {what}
                  </th>
                  <td>{where}</td>
                  <td>{since}</td>
                </tr>
              ))}
            </ReportTable>
          )}
          {rows.length > MOST ? <p>{t('wall.more', { count: rows.length - MOST })}</p> : null}
        </section>
      ))}
    </div>
  )
}
