import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { ReportTable } from '../../ui/report-table.tsx'
import { type ChartRow, type Series, showsNothing } from './chart-rows.ts'

export type FigureChartProps = {
  title: string
  /** what a figure is, as the axis has it */
  unit: string
  /** what a row is */
  rowTitle: string
  series: readonly Series[]
  rows: readonly ChartRow[]
  write: (value: number) => string
  /** counts, one above the other; or measures, beside each other, of which 0 is one like any other */
  isStacked: boolean
  /** the upright axis goes at least so far: steps that are written alike say nothing */
  axisLeast?: number
  /** rows have long names: bars lie */
  isLying?: boolean
  /** on paper a chart has its own width, pixels */
  width?: number
}

const [HEIGHT, ROW, AXIS] = [220, 34, 150]
/** A measure of 0 is seen, unlike none. */
const LEAST = 3

/** Bars with their legend in words, and the same figures as a table behind them. */
export function FigureChart(props: FigureChartProps) {
  const { title, unit, series, rows, rowTitle, write, isStacked, axisLeast = 0, isLying = false, width } = props
  const { t } = useTranslation()
  const isEmpty = showsNothing(rows, series, isStacked)
  const data = rows.map(({ label, values }) => ({ label, ...values }))
  const most = rows.reduce((most, { values }) => Math.max(most, ...series.map(({ key }) => values[key] ?? 0)), 0)
  const height = isLying ? rows.length * ROW + 40 : HEIGHT
  const tick = { fill: 'var(--muted)', fontSize: 12 }
  const chart = (
    <BarChart
      {...(width === undefined ? {} : { width, height })}
      data={data}
      layout={isLying ? 'vertical' : 'horizontal'}
      accessibilityLayer={false}
      margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      barCategoryGap={isLying ? '25%' : '12%'}
    >
      <CartesianGrid stroke="var(--line)" vertical={isLying} horizontal={!isLying} />
      {isLying ? (
        <>
          <XAxis type="number" tickFormatter={write} tick={tick} stroke="var(--line)" allowDecimals={false} />
          <YAxis type="category" dataKey="label" tick={tick} stroke="var(--line)" width={AXIS} interval={0} />
        </>
      ) : (
        <>
          <XAxis dataKey="label" tick={tick} stroke="var(--line)" minTickGap={16} />
          <YAxis
            tickFormatter={write}
            tick={tick}
            stroke="var(--line)"
            width={56}
            allowDecimals={false}
            domain={[0, most < axisLeast ? axisLeast : 'auto']}
          />
        </>
      )}
      {series.map(({ key, colour }) => (
        <Bar
          key={key}
          dataKey={key}
          fill={colour}
          stroke="var(--surface)"
          strokeWidth={isStacked ? 0.5 : 0}
          isAnimationActive={false}
          {...(isStacked ? { stackId: 'all' } : { minPointSize: LEAST })}
        />
      ))}
    </BarChart>
  )
  return (
    <figure className="figure-chart">
      <figcaption>
        <h3>{title}</h3>
        <span className="unit">{unit}</span>
        {isEmpty || series.length < 2 ? null : (
          <ul className="legend">
            {series.map(({ key, label, colour }) => (
              <li key={key}>
                <svg width="18" height="12" aria-hidden="true">
                  <rect width="18" height="12" fill={colour} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {isEmpty ? (
        <p className="empty">{t('province.nothing')}</p>
      ) : (
        <>
          <div aria-hidden="true">
            {width === undefined ? (
              <ResponsiveContainer width="100%" height={height}>
                {chart}
              </ResponsiveContainer>
            ) : (
              chart
            )}
          </div>
          <details className="unprinted">
            <summary>{t('province.asTable')}</summary>
            <ReportTable
              title={title}
              columns={[
                { key: 'row', head: rowTitle },
                ...series.map(({ key, label }) => ({ key, head: label, isFigure: true })),
              ]}
            >
              {rows.map(({ key, label, values }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  {series.map((it) => {
                    const value = values[it.key] ?? null
                    return (
                      <td key={it.key} className="figure">
                        {value === null ? '–' : write(value)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </ReportTable>
          </details>
        </>
      )}
    </figure>
  )
}
