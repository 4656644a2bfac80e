import type { Band } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { BANDS } from './measures.ts'

/** How many of each band, gravest first; a dash where there are none at all. */
export function BandFigures({ counts }: { counts: Record<Band, number> }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const shown = BANDS.filter((band) => counts[band] > 0)
  if (shown.length === 0) return <>–</>
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
