import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'

type Days = ProvinceReport['regencies'][number]['days']
const [BAR, GAP, HEIGHT] = [9, 3, 26]

/** Alerts of seven days as bars, as high as `most` is in the whole table, so that rows can be compared. */
export function Sparkline({ days, most }: { days: Days; most: number }) {
  const { t } = useTranslation()
  const width = days.length * (BAR + GAP) - GAP
  return (
    <>
      <svg className="sparkline" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
        <line x1="0" y1={HEIGHT - 0.5} x2={width} y2={HEIGHT - 0.5} />
        {days.map(({ from, alerts }, i) => {
          const high = most === 0 ? 0 : (alerts / most) * (HEIGHT - 1)
          return <rect key={from} x={i * (BAR + GAP)} y={HEIGHT - 1 - high} width={BAR} height={high} />
        })}
      </svg>
      <span className="unseen">{t('province.days', { figures: days.map(({ alerts }) => alerts).join(', ') })}</span>
    </>
  )
}
