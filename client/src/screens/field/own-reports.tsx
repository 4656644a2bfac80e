import { useTranslation } from 'react-i18next'
import type { OutgoingReport } from '../../live/outgoing/entry.ts'
import { removeReport, useFieldLine } from '../../live/outgoing/field-line.ts'
import { inOrder, isOnlyHere } from '../../live/outgoing/queue.ts'
import { useSightings } from '../../live/outgoing/sighting-line.ts'
import { writeCoordinates } from '../../text/coordinates.ts'
import { incidentTitle } from '../../text/incident-title.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { change } from './draft.ts'
import { useOfficer } from './field-context.ts'
import { OwnSightings } from './own-sightings.tsx'
import { PhotoState } from './photo-state.tsx'
import { RemoveActs } from './remove-acts.tsx'
import { useView } from './use-view.ts'

/** What this person has reported: what waits here first, then what the server has, with its status. */
export function OwnReports() {
  const { t } = useTranslation()
  const { viewer, format } = useOfficer()
  const { outbox, own } = useFieldLine()
  const waiting = inOrder(outbox.filter(({ by }) => by === viewer.id))
  const hasSeen = useSightings((it) => it.taken !== null || it.waiting.some(({ by }) => by === viewer.id))
  const isWaiting = (id: string): boolean => waiting.some(({ draft }) => draft.id === id)
  return (
    <section className="own" aria-labelledby="own-title">
      <h2 id="own-title">{t('field.own.title')}</h2>
      {waiting.length + own.length === 0 && !hasSeen ? <p className="none">{t('field.own.none')}</p> : null}
      <OwnSightings />
      <ul>
        {waiting.map((report) => (
          <Waiting key={report.draft.id} report={report} />
        ))}
        {own
          .filter(({ id }) => !isWaiting(id))
          .map((report) => (
            <li key={report.id} data-report-id={report.id} data-status={report.status}>
              <p className="what">
                <SeverityMark band={bandOf(report.severity)} />
                <b>{incidentTitle(t, report)}</b>
                <span className="state">{t(`incidentStatus.${report.status}`)}</span>
              </p>
              <p>
                {report.placeText === '' ? null : <>{report.placeText} · </>}
                {t('field.own.happened', { time: format.moment(report.happenedAt) })} ·{' '}
                {t('field.own.arrived', { time: format.time(report.reportedAt) })}
              </p>
              {report.isMerged ? <p>{t('field.own.merged')}</p> : null}
              <PhotoState reportId={report.id} stored={report.photosStored} />
            </li>
          ))}
      </ul>
    </section>
  )
}

/** A report that only this phone has for sure. */
function Waiting({ report }: { report: OutgoingReport }) {
  const { t } = useTranslation()
  const { format } = useOfficer()
  const { go } = useView()
  const { draft, refused, keptAt } = report
  const edit = (): void => {
    const { id, category, severity, position, placeText, note } = draft
    const coordinates = writeCoordinates(position)
    change({
      category,
      severity,
      coordinates,
      district: null,
      placeText,
      note,
      begunAt: keptAt,
      minutesAgo: 0,
      instead: id,
    })
    go('check')
  }
  return (
    <li data-report-id={draft.id} data-status={refused === null ? 'waiting' : 'refused'}>
      <p className="what">
        <SeverityMark band={bandOf(draft.severity)} />
        <b>{incidentTitle(t, { category: draft.category, isSos: report.isSos })}</b>
        <span className="state">{refused === null ? t('field.own.waiting') : t('field.own.refused')}</span>
      </p>
      <p>
        {draft.placeText === '' ? null : <>{draft.placeText} · </>}
        {t('field.own.happened', { time: format.moment(draft.happenedAt ?? keptAt) })}
      </p>
      <PhotoState reportId={draft.id} stored={0} />
      {refused === null ? null : (
        <p role="alert">{t(`refusal.${refused.code}`, { detail: refused.detail, wait: '60' })}</p>
      )}
      {isOnlyHere(report) ? (
        <RemoveActs onRemove={() => void removeReport(draft.id)}>
          {refused === null ? null : (
            <button type="button" className="act" onClick={edit}>
              {t('field.own.edit')}
            </button>
          )}
        </RemoveActs>
      ) : null}
    </li>
  )
}
