import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import type { ChartRow, Series } from './chart-rows.ts'
import { FigureChart } from './figure-chart.tsx'
import { BANDS, SEVERITIES } from './measures.ts'
import { fillOf, fillOfBand } from './textures.tsx'

/** On paper a chart has its own width, pixels. */
export type ChartProps = { report: ProvinceReport; nameOf: (code: string) => string; width?: number | undefined }

const MINUTE_MS = 60_000
const sized = (width: number | undefined) => (width === undefined ? {} : { width })

/** What a step of the period is called. */
function useStepLabel({ by }: ProvinceReport): (step: ProvinceReport['steps'][number]) => string {
  const { t } = useTranslation()
  const { format } = useDesk()
  return ({ from, phase }) => {
    if (by === 'hour') return format.time(from)
    if (by === 'day') return format.date(from)
    return phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)
  }
}

export function IncidentsChart({ report, width }: ChartProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const label = useStepLabel(report)
  const series = SEVERITIES.map(
    (key): Series => ({
      key,
      label: t(`severity.${key}`),
      colour: fillOf(key),
    }),
  )
  return (
    <FigureChart
      title={t('province.chart.incidents')}
      unit={t(`province.per.${report.by}`)}
      rowTitle={t('province.step')}
      series={series}
      rows={report.steps.map((step) => ({
        key: `${step.from}`,
        label: label(step),
        values: step.figures.bySeverity,
      }))}
      write={format.count}
      isStacked
      {...sized(width)}
    />
  )
}

/** Encounters by their worst band, each step; the mildest lies lowest. */
export function EncountersChart({ report, width }: ChartProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const label = useStepLabel(report)
  return (
    <FigureChart
      title={t('province.chart.encounters')}
      unit={t(`province.per.${report.by}`)}
      rowTitle={t('province.step')}
      series={BANDS.map((key) => ({ key, label: t(`band.${key}`), colour: fillOfBand(key) }))}
      rows={report.steps.map((step) => ({
        key: `${step.from}`,
        label: label(step),
        values: Object.fromEntries(BANDS.map((band) => [band, step.figures.encounters[band].count])),
      }))}
      write={format.count}
      isStacked
      {...sized(width)}
    />
  )
}

/** Ranges are written to ten metres. */
const AXIS_LEAST_M = 1_000

export function ClosestChart({ report, width }: ChartProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const label = useStepLabel(report)
  return (
    <FigureChart
      title={t('province.chart.closest')}
      unit={t(`province.per.${report.by}`)}
      rowTitle={t('province.step')}
      series={[{ key: 'closest', label: t('province.chart.closest'), colour: 'var(--shade-3)' }]}
      rows={report.steps.map((step) => ({
        key: `${step.from}`,
        label: label(step),
        values: { closest: step.figures.closestM },
      }))}
      write={format.distance}
      isStacked={false}
      axisLeast={AXIS_LEAST_M}
      {...sized(width)}
    />
  )
}

export function AlertsChart({ report, nameOf, width }: ChartProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const rows = report.regencies.map(({ code, figures }): ChartRow => {
    const encounters = BANDS.reduce((sum, band) => sum + figures.encounters[band].count, 0)
    return { key: code, label: nameOf(code), values: { encounters, others: figures.alerts - encounters } }
  })
  return (
    <FigureChart
      title={t('province.chart.alerts')}
      unit={t('province.inPeriod')}
      rowTitle={t('neutrality.regency')}
      series={[
        { key: 'encounters', label: t('alertKind.encounter'), colour: 'var(--shade-4)' },
        { key: 'others', label: t('province.otherKinds'), colour: 'var(--shade-2)' },
      ]}
      rows={rows}
      write={format.count}
      isStacked
      isLying
      {...sized(width)}
    />
  )
}

export function ResponseChart({ report, nameOf, width }: ChartProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const minutes = (ms: number | null): number | null => (ms === null ? null : ms / MINUTE_MS)
  return (
    <FigureChart
      title={t('province.chart.response')}
      unit={t('province.inPeriod')}
      rowTitle={t('neutrality.regency')}
      series={[
        { key: 'median', label: t('province.half'), colour: 'var(--shade-4)' },
        { key: 'p95', label: t('province.almostAll'), colour: 'var(--shade-2)' },
      ]}
      rows={report.regencies.map(({ code, figures }) => ({
        key: code,
        label: nameOf(code),
        values: { median: minutes(figures.medianMs), p95: minutes(figures.p95Ms) },
      }))}
      write={(it) => format.span(it * MINUTE_MS)}
      isStacked={false}
      isLying
      {...sized(width)}
    />
  )
}
