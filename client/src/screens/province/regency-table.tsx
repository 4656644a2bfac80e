import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import type { Region } from '@jaga-jarak/shared/region.ts'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { OpenAlerts } from './band-figures.tsx'
import { groupsOf, type RegencyTold, SEVERITIES } from './measures.ts'
import { Sparkline } from './sparkline.tsx'

type Chosen = ProvinceReport['indexSets'][number]
const CLASSES = [
  { class: 'high', input: 'vulnerabilityHigh' },
  { class: 'medium', input: 'vulnerabilityMedium' },
  { class: 'low', input: 'vulnerabilityLow' },
] as const

/** One row a regency: what is now, what was in the period, and its last seven days. */
export function RegencyTable({ report }: { report: ProvinceReport }) {
  const { t } = useTranslation()
  const chosen = report.index === null ? null : (report.indexSets[0] ?? null)
  const most = Math.max(0, ...report.regencies.flatMap(({ days }) => days.map(({ alerts }) => alerts)))
  return (
    <ReportTable
      className="regencies"
      title={t('province.byRegency')}
      columns={[
        { key: 'regency', head: t('neutrality.regency') },
        { key: 'open', head: t('province.column.open') },
        { key: 'groups', head: t('province.column.groups'), isFigure: true },
        { key: 'rallies', head: t('province.column.rallies'), isFigure: true },
        { key: 'incidents', head: t('province.column.incidents') },
        { key: 'median', head: t('province.column.median'), isFigure: true },
        { key: 'risk', head: t('province.column.risk'), isFigure: true },
        { key: 'days', head: t('province.column.days') },
      ]}
    >
      {report.regencies.map((told) => (
        <Row key={told.code} told={told} most={most} chosen={chosen} />
      ))}
    </ReportTable>
  )
}

function Row({ told, most, chosen }: { told: RegencyTold; most: number; chosen: Chosen | null }) {
  const { t } = useTranslation()
  const { search } = useLocation()
  const { format, picture } = useDesk()
  const { code, live, figures, risk, days } = told
  const phases = usePhasesText(code)
  const region = picture.operation.regions.find((it) => it.code === code)
  const vulnerable = vulnerabilityOf(told, region?.vulnerability ?? null, chosen)
  return (
    <tr data-regency={code}>
      <th scope="row">
        <Link to={{ pathname: `/province/${code}`, search }}>{region?.name ?? code}</Link>
        {phases === '' ? null : <small>{phases}</small>}
      </th>
      <td>
        <OpenAlerts live={live} />
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
        {vulnerable === null ? null : (
          <small className="sources">
            {t('province.vulnerable', { class: t(`vulnerability.${vulnerable.class}`), source: vulnerable.source })}
          </small>
        )}
      </td>
      <td>
        <Sparkline days={days} most={most} />
      </td>
    </tr>
  )
}

/** The class that stands in the risk figure, and whose it is: of the index that was chosen, else of the operation. */
function vulnerabilityOf({ risk }: RegencyTold, own: Region['vulnerability'], chosen: Chosen | null) {
  if (chosen === null) return own && { class: own.class, source: `${own.source} ${own.version}` }
  const its = CLASSES.find(({ input }) => risk.terms.some((term) => term.input === input && term.value > 0))
  return its === undefined ? null : { class: its.class, source: `${chosen.name} ${chosen.version}` }
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
