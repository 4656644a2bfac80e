import type { Standing } from '../../live/standing-alerts.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { useWall } from './wall-context.ts'

const BANDS = ['danger', 'warning', 'watch'] as const

/** How many of them are open, by band; a band without any is not named. */
export function BandCounts({ alerts }: { alerts: readonly Standing[] }) {
  const { format } = useWall()
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
