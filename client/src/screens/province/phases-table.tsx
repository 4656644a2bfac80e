import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { BarFigure } from '../../ui/bar-figure.tsx'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'

const DAY_MS = 86_400_000

/** The phases of a contest side by side: one of a day and one of two months are compared by what a day of them brought. */
export function PhasesTable({ report: { steps, contest, takenAt } }: { report: ProvinceReport }) {
  const { t } = useTranslation()
  const { format, now, picture } = useDesk()
  const name = picture.operation.contests.find(({ id }) => id === contest)?.name ?? ''
  const rows = steps
    .filter(({ from }) => from < now)
    .map(({ from, until, phase, figures }) => {
      const days = (Math.min(until, now) - from) / DAY_MS
      const per = (count: number): number => count / Math.max(days, 1 / 24)
      return {
        ...{ from, until: Math.min(until, now), figures, days },
        name: phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`),
        alerts: per(figures.alerts),
        danger: per(figures.encounters.danger.count),
        incidents: per(figures.incidents),
      }
    })
  const daysText = (first: string, last: string): string =>
    first === last ? first : t('neutrality.span', { from: first, until: last })
  const most = (of: 'alerts' | 'danger' | 'incidents'): number => Math.max(0, ...rows.map((it) => it[of]))
  return (
    <section aria-labelledby="province-phases">
      <h2 id="province-phases">{t('province.phases')}</h2>
      <p className="lead">{t('province.phasesOf', { time: format.clock(takenAt), contest: name })}</p>
      <ReportTable
        className="phases"
        title={t('province.phases')}
        columns={[
          { key: 'phase', head: t('province.phase') },
          { key: 'days', head: t('province.daysCount'), isFigure: true },
          { key: 'alerts', head: t('province.aDay.alerts') },
          { key: 'danger', head: t('province.aDay.danger') },
          { key: 'incidents', head: t('province.aDay.incidents') },
          { key: 'closest', head: t('province.chart.closest'), isFigure: true },
          { key: 'median', head: t('province.column.median'), isFigure: true },
        ]}
      >
        {rows.map(({ from, until, name, days, alerts, danger, incidents, figures }) => (
          <tr key={from}>
            <th scope="row">
              {name}
              <small>{daysText(format.date(from), format.date(until - 1))}</small>
            </th>
            <td className="figure">{format.factor(days)}</td>
            <td>
              <BarFigure value={alerts} most={most('alerts')} write={format.factor} />
            </td>
            <td>
              <BarFigure value={danger} most={most('danger')} write={format.factor} />
            </td>
            <td>
              <BarFigure value={incidents} most={most('incidents')} write={format.factor} />
            </td>
            <td className="figure">{figures.closestM === null ? '–' : format.distance(figures.closestM)}</td>
            <td className="figure">{figures.medianMs === null ? '–' : format.span(figures.medianMs)}</td>
          </tr>
        ))}
      </ReportTable>
    </section>
  )
}
