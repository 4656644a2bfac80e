import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'

/** Each contest in its phase, which may differ: since when, and what comes when. `code`: those of one regency. */
export function CalendarTable({ code }: { code: string | null }) {
  const { t } = useTranslation()
  const { picture, format, now } = useDesk()
  const { contests, province } = picture.operation
  const rows = contests
    .filter(({ region }) => code === null || region === code || region === province.code)
    .map(({ id, name, calendar }) => {
      const its = picture.phases.find(({ contestId }) => contestId === id)
      const since = calendar.findLast(({ phase, from }) => phase === its?.phase && from <= now)?.from
      return { id, name, calendar, since, phase: its?.phase ?? null, next: its?.next ?? null }
    })
  return (
    <section aria-labelledby="province-calendar">
      <h2 id="province-calendar">{t('province.calendar')}</h2>
      <ReportTable
        className="calendar"
        title={t('province.calendar')}
        columns={[
          { key: 'contest', head: t('province.contest') },
          { key: 'phase', head: t('province.phase') },
          { key: 'since', head: t('province.since') },
          { key: 'next', head: t('province.next') },
        ]}
      >
        {rows.map(({ id, name, phase, since, next }) => (
          <tr key={id} data-contest-id={id} data-phase={phase ?? ''}>
            <th scope="row">{name}</th>
            <td>
              <b>{phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)}</b>
            </td>
            <td>{since === undefined ? '–' : format.moment(since)}</td>
            <td>{next === null ? '–' : `${t(`phase.${next.phase}`)}, ${format.moment(next.from)}`}</td>
          </tr>
        ))}
      </ReportTable>
      <details className="unprinted">
        <summary>{t('province.wholeCalendar')}</summary>
        <ReportTable title={t('province.wholeCalendar')} columns={[]}>
          {rows.map(({ id, name, calendar }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <ol className="spans">
                  {calendar.map(({ phase, from, until }) => (
                    <li key={`${phase} ${from}`}>
                      {t(`phase.${phase}`)}: {format.moment(from)} – {until === null ? '…' : format.moment(until)}
                    </li>
                  ))}
                </ol>
              </td>
            </tr>
          ))}
        </ReportTable>
      </details>
    </section>
  )
}
