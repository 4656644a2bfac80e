import { type Incident, Severity } from '@jaga-jarak/shared/incident.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EVERY_INCIDENT, incidentPasses } from '../../../live/incident-filter.ts'
import { incidentTitle } from '../../../text/incident-title.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { bandOf, SeverityMark } from '../../../ui/severity-mark.tsx'
import { useChosen } from '../../../ui/use-chosen.ts'
import { OpenedBy } from '../opened-by.tsx'
import { useInSight } from '../use-in-sight.ts'
import { IncidentDetail } from './incident-detail.tsx'
import { IncidentForm } from './incident-form.tsx'
import { IncidentSearch } from './incident-search.tsx'
import { LeftIncident } from './left-incident.tsx'

const rank = ({ severity }: Incident): number => Severity.options.indexOf(severity)

/** The gravest first, then the newest. */
const incidentOrder = (a: Incident, b: Incident): number =>
  rank(a) - rank(b) || b.reportedAt - a.reportedAt || (a.id < b.id ? -1 : 1)

/** Open incidents: reported here, and led step by step to their end. */
export function IncidentDesk() {
  const { t } = useTranslation()
  const { picture, may } = useDesk()
  const [open, setOpen] = useChosen<IncidentId | 'new'>()
  const [search] = useSearchParams()
  const from = [...picture.alerts.values()].find(({ id }) => id === search.get('from'))
  const incidents = [...picture.incidents.values()].toSorted(incidentOrder)
  const [filter, setFilter] = useState(EVERY_INCIDENT)
  const saysOf = (incident: Incident): string => {
    const { id, severity, status, placeText: told, note, assignee } = incident
    return [
      ...[id, incidentTitle(t, incident), t(`severity.${severity}`), t(`incidentStatus.${status}`), told, note],
      ...[whereText(t, incident), assignee ?? ''],
    ].join(' ')
  }
  const found = incidents.filter((it) => incidentPasses(it, saysOf(it), filter))
  const chosen = open === null || open === 'new' ? undefined : picture.incidents.get(open)
  const beside = (): React.ReactNode => {
    if (open === 'new')
      return <IncidentForm key={from?.id ?? ''} from={from} onDone={setOpen} onCancel={() => setOpen(null)} />
    if (chosen !== undefined) return <IncidentDetail key={chosen.id} incident={chosen} onOpen={setOpen} />
    if (open !== null) return <LeftIncident key={open} id={open} onOpen={setOpen} />
    return incidents.length === 0 ? null : <p className="empty">{t('incident.choose')}</p>
  }
  return (
    <DeskLayout
      title={t('console.incidents')}
      act={may('reportIncident') ? <Button onClick={() => setOpen('new')}>{t('incident.report')}</Button> : null}
      aside={beside()}
    >
      <IncidentSearch filter={filter} onFilter={setFilter} hidden={incidents.length - found.length} onOpen={setOpen} />
      {incidents.length === 0 ? (
        <p className="empty">{t('incident.none')}</p>
      ) : (
        <ul className="alerts">
          {found.map((incident) => (
            <IncidentRow
              key={incident.id}
              incident={incident}
              isChosen={incident.id === open}
              onChoose={() => setOpen(incident.id)}
            />
          ))}
        </ul>
      )}
    </DeskLayout>
  )
}

function IncidentRow({
  incident,
  isChosen,
  onChoose,
}: {
  incident: Incident
  isChosen: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { now, format } = useDesk()
  const band = bandOf(incident.severity)
  const row = useInSight<HTMLButtonElement>(isChosen)
  return (
    <li>
      <button
        ref={row}
        type="button"
        className="alert-row"
        data-incident-id={incident.id}
        data-band={band}
        data-status={incident.status}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        <span className="what">
          <SeverityMark band={band} />
          <b>{t(`severity.${incident.severity}`)}</b>
          <span>{t(`incidentStatus.${incident.status}`)}</span>
        </span>
        <span className="pair">
          {incidentTitle(t, incident)}
          {incident.merged.length === 0 ? '' : ` · ${t('incident.reports', { count: incident.merged.length + 1 })}`}
        </span>
        <span className="where">
          {[
            incident.placeText,
            whereText(t, incident),
            format.age(now - incident.happenedAt),
            incident.assignee ?? '',
            incident.photos.length === 0 ? '' : `${t('photo.title')} ${incident.photos.length}`,
          ]
            .filter((it) => it !== '')
            .join(' · ')}
        </span>
        <OpenedBy ids={[incident.id]} />
      </button>
    </li>
  )
}
