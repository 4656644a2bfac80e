import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Severity } from '@jaga-jarak/shared/incident.ts'

const BAND: Record<Severity, Band> = {
  extreme: 'danger',
  severe: 'warning',
  moderate: 'watch',
  minor: 'watch',
  unknown: 'watch',
}
export const bandOf = (severity: Severity): Band => BAND[severity]

const SHAPE: Record<Band, React.ReactNode> = {
  danger: <polygon points="7,1 17,1 23,7 23,17 17,23 7,23 1,17 1,7" fill="currentColor" />,
  warning: <polygon points="12,2 23,21 1,21" fill="currentColor" strokeLinejoin="round" />,
  watch: <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="4" />,
}

/** Octagon, triangle or ring in the colour of the band. The word stands beside it, so it says nothing itself. */
export function SeverityMark({ band }: { band: Band }) {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" style={{ color: `var(--${band})` }}>
      {SHAPE[band]}
    </svg>
  )
}
