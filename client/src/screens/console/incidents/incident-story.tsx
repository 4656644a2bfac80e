import { routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { nameIn } from '../../../ui/story/name-in.ts'
import { IncidentReports } from './incident-reports.tsx'

/** Who did what to an incident and when, and the reports in it; read again whenever it has moved on. */
export function IncidentStory({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { format, picture } = useDesk()
  // Its alert moves on without it.
  const alert = [...picture.alerts.values()].find(({ subjects }) => subjects.some((id) => id === incident.id))
  const { data, error } = useQuery({
    queryKey: ['incidentStory', incident.id, incident.version, incident.photos.length, alert?.version ?? 0],
    queryFn: () => call(routes.readIncidentStory, { params: { incidentId: incident.id } }),
    placeholderData: (before) => (before?.story.incidentId === incident.id ? before : undefined),
    retry: false,
  })
  if (data === undefined)
    return error === null ? <p role="status">{t('incident.storyLoading')}</p> : <Problem error={error} />
  const nameOf = nameIn(data.people)
  return (
    <>
      <IncidentReports lead={incident} story={data.story} />
      <section aria-labelledby="incident-story">
        <h3 id="incident-story">{t('incident.story')}</h3>
        <ol className="incident-story">
          {data.story.done.map(({ seq, at, by, deed, word, assignee, others }) => (
            <li key={seq} data-deed={deed}>
              <time dateTime={new Date(at).toISOString()}>{format.moment(at)}</time>{' '}
              <b>
                {t(`incidentDeed.${deed}`)}
                {others.length > 1 ? ` (${format.count(others.length)})` : ''}
              </b>{' '}
              {by === null ? null : t('story.by', { name: nameOf(by) })}
              {deed === 'assigned' && assignee !== null ? ` → ${assignee}` : null}
              {word === '' ? null : <q>{word}</q>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
