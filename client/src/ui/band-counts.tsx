import type { Standing } from '../live/standing-alerts.ts'
import type { Format } from '../text/format.ts'
import { bandOf, SeverityMark } from './severity-mark.tsx'

const BANDS = ['danger', 'warning', 'watch'] as const

/** How many of them are open, by band; a band without any is not named. */
export function BandCounts({ alerts, format }: { alerts: readonly Standing[]; format: Format }) {
  return (
    <span className="bands">
      {BANDS.map((band) => {
        const count = alerts.filter(({ alert }) => alert.cleared === null && bandOf(alert.severity) === band).length
        return count === 0 ? null : (
          <span key={band} className="of-band">
            <SeverityMark band={band} /> {format.count(count)}
          </span>
        )
      })}
    </span>
  )
}
