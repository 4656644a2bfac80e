import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { BarFigure } from '../../ui/bar-figure.tsx'
import { useDesk } from '../../ui/desk-context.ts'

const DAY_MS = 86_400_000

/** The phases side by side: a phase of one day and one of two months are compared by what a day of them brought. */
export function PhasesTable({ steps }: { steps: ProvinceReport['steps'] }) {
  const { t } = useTranslation()
  const { format, now } = useDesk()
  const rows = steps
    .filter(({ from }) => from < now)
    .map(({ from, until, phase, figures }) => {
      const days = (Math.min(until, now) - from) / DAY_MS
      const per = (count: number): number => count / Math.max(days, 1 / 24)
      return {
        ...{ from, figures, days },
        name: phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`),
        alerts: per(figures.alerts),
        danger: per(figures.encounters.danger.count),
        incidents: per(figures.incidents),
      }
    })
  const most = (of: 'alerts' | 'danger' | 'incidents'): number => Math.max(0, ...rows.map((it) => it[of]))
  return (
    <section aria-labelledby="province-phases">
      <h2 id="province-phases">{t('province.phases')}</h2>
      <div className="report-wide">
        <table className="phases">
          <thead>
            <tr>
              <th scope="col">{t('province.phase')}</th>
              <th scope="col" className="figure">
                {t('province.daysCount')}
              </th>
              <th scope="col">{t('province.aDay.alerts')}</th>
              <th scope="col">{t('province.aDay.danger')}</th>
              <th scope="col">{t('province.aDay.incidents')}</th>
              <th scope="col" className="figure">
                {t('province.chart.closest')}
              </th>
              <th scope="col" className="figure">
                {t('province.column.median')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, name, days, alerts, danger, incidents, figures }) => (
              <tr key={from}>
                <th scope="row">{name}</th>
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
          </tbody>
        </table>
      </div>
    </section>
  )
}
