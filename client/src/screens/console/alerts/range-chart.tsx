import type { AlertRange } from '@jaga-jarak/shared/alert-range.ts'
import { useTranslation } from 'react-i18next'
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useDesk } from '../../../ui/desk-context.ts'
import { minutesOf } from './minutes-of.ts'

const BANDS = [
  ['watch', 'watchM'],
  ['warning', 'warningM'],
  ['danger', 'dangerM'],
] as const
const HEIGHT = 220
/** A gap of more than this is none that a line may bridge, milliseconds. */
const GAP_MS = 30_000

/** The range of two groups over time with the limits of each band; its figures in a table for who does not see it. */
export function RangeChart({ range: { points, limits } }: { range: AlertRange }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const line = points.flatMap(({ at, rangeM }, i): { at: number; rangeM: number | null }[] => {
    const before = points[i - 1]
    const isGap = before !== undefined && at - before.at > GAP_MS
    return [...(isGap ? [{ at: before.at + 1, rangeM: null }] : []), { at, rangeM }]
  })
  const most = Math.max(...points.map(({ rangeM }) => rangeM))
  const shown = BANDS.filter(([, limit]) => limits[limit] <= most * 1.2)
  return (
    <>
      <div className="range-chart" aria-hidden="true">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <LineChart data={line} accessibilityLayer={false} margin={{ top: 22, right: 8, bottom: 0, left: 0 }}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis
              dataKey="at"
              type="number"
              domain={['dataMin', 'dataMax']}
              tickFormatter={(at: number) => format.time(at)}
              stroke="var(--muted)"
              minTickGap={40}
            />
            <YAxis
              domain={[0, Math.ceil(most / 1_000) * 1_000]}
              tickFormatter={(metres: number) => format.distance(metres)}
              stroke="var(--muted)"
              width={64}
            />
            {shown.map(([band, limit]) => (
              <ReferenceLine
                key={band}
                y={limits[limit]}
                stroke={`var(--${band})`}
                strokeDasharray="6 4"
                label={{ value: t(`band.${band}`), position: 'insideBottomLeft', fill: `var(--${band})` }}
              />
            ))}
            <Line
              dataKey="rangeM"
              type="linear"
              stroke="var(--text)"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
      {/* A table keeps its width whatever it is told: what is around it hides it. */}
      <div className="unseen">
        <table>
          <caption>{t('alert.rangeOverTime')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('alert.at')}</th>
              <th scope="col">{t('alert.range')}</th>
            </tr>
          </thead>
          <tbody>
            {minutesOf(points).map(({ at, rangeM }) => (
              <tr key={at}>
                <th scope="row">{format.time(at)}</th>
                <td>{format.distance(rangeM)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
