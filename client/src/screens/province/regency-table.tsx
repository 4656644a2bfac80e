import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useDesk } from '../../ui/desk-context.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { BandFigures } from './band-figures.tsx'
import { groupsOf, type RegencyTold, SEVERITIES } from './measures.ts'
import { Sparkline } from './sparkline.tsx'

/** One row a regency: what is now, what was in the period, and its last seven days. */
export function RegencyTable({ report }: { report: ProvinceReport }) {
  const { t } = useTranslation()
  const most = Math.max(0, ...report.regencies.flatMap(({ days }) => days.map(({ alerts }) => alerts)))
  return (
    <div className="report-wide">
      <table className="regencies">
        <caption className="unseen">{t('province.byRegency')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('neutrality.regency')}</th>
            <th scope="col">{t('province.column.open')}</th>
            <th scope="col" className="figure">
              {t('province.column.groups')}
            </th>
            <th scope="col" className="figure">
              {t('province.column.rallies')}
            </th>
            <th scope="col">{t('province.column.incidents')}</th>
            <th scope="col" className="figure">
              {t('province.column.median')}
            </th>
            <th scope="col" className="figure">
              {t('province.column.risk')}
            </th>
            <th scope="col">{t('province.column.days')}</th>
          </tr>
        </thead>
        <tbody>
          {report.regencies.map((told) => (
            <Row key={told.code} told={told} most={most} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ told, most }: { told: RegencyTold; most: number }) {
  const { t } = useTranslation()
  const { search } = useLocation()
  const { format, picture } = useDesk()
  const { code, live, figures, risk, days } = told
  const phases = usePhasesText(code)
  const region = picture.operation.regions.find((it) => it.code === code)
  return (
    <tr data-regency={code}>
      <th scope="row">
        <Link to={{ pathname: `/province/${code}`, search }}>{region?.name ?? code}</Link>
        {phases === '' ? null : <small>{phases}</small>}
      </th>
      <td>
        <BandFigures counts={live.byBand} />
      </td>
      <td className="figure">{format.count(groupsOf(told))}</td>
      <td className="figure">
        {format.count(figures.rallies)}
        {live.rallies === 0 ? null : <small>{t('province.live', { live: format.count(live.rallies) })}</small>}
      </td>
      <td>
        <SeverityFigures counts={figures.bySeverity} />
      </td>
      <td className="figure">{figures.medianMs === null ? '–' : format.span(figures.medianMs)}</td>
      <td className="figure">
        {format.factor(risk.points)}
        {region?.vulnerability ? (
          <small className="sources">
            {t('province.vulnerable', {
              class: t(`vulnerability.${region.vulnerability.class}`),
              source: `${region.vulnerability.source} ${region.vulnerability.version}`,
            })}
          </small>
        ) : null}
      </td>
      <td>
        <Sparkline days={days} most={most} />
      </td>
    </tr>
  )
}

/** The phases of the contests that a regency votes in; empty where all of the province agree, as the head says already. */
function usePhasesText(code: string): string {
  const { t } = useTranslation()
  const { operation, phases } = useDesk().picture
  if (new Set(phases.map(({ phase }) => phase)).size < 2) return ''
  const own = operation.contests.filter(({ region }) => region === code || region === operation.province.code)
  const words = own.map(({ id }) => {
    const phase = phases.find(({ contestId }) => contestId === id)?.phase ?? null
    return phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)
  })
  return [...new Set(words)].join(' · ')
}

function SeverityFigures({ counts }: { counts: RegencyTold['figures']['bySeverity'] }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const shown = SEVERITIES.filter((severity) => counts[severity] > 0)
  if (shown.length === 0) return <>–</>
  return (
    <span className="bands">
      {shown.map((severity) => (
        <span key={severity} className="of-band">
          <SeverityMark band={bandOf(severity)} /> {format.count(counts[severity])}
          <small>{t(`severity.${severity}`)}</small>
        </span>
      ))}
    </span>
  )
}
