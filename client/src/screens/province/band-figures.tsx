import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { LiveFigures } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { BANDS } from './measures.ts'

/** How many encounters of each band, gravest first; nothing where there are none at all. */
export function BandFigures({ counts }: { counts: Record<Band, number> }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const shown = BANDS.filter((band) => counts[band] > 0)
  if (shown.length === 0) return null
  return (
    <span className="bands">
      {shown.map((band) => (
        <span key={band} className="of-band">
          <SeverityMark band={band} /> <span className="unseen">{t(`band.${band}`)} </span>
          {format.count(counts[band])}
        </span>
      ))}
    </span>
  )
}

/** All open alerts, of whatever kind, and the bands of the encounters among them. */
export function OpenAlerts({ live: { alerts, byBand } }: { live: LiveFigures }) {
  const { format } = useDesk()
  if (alerts === 0) return <>–</>
  return (
    <span className="bands">
      <b>{format.count(alerts)}</b>
      <BandFigures counts={byBand} />
    </span>
  )
}
