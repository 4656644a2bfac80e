import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Severity } from '@jaga-jarak/shared/incident.ts'

/** Of a colour that a token names so much, the rest is the ground: the mild ones share a hue and differ in lightness. */
export const TINTS: Record<Severity, { token: Band; percent: number }> = {
  extreme: { token: 'danger', percent: 100 },
  severe: { token: 'warning', percent: 100 },
  moderate: { token: 'watch', percent: 100 },
  minor: { token: 'watch', percent: 55 },
  unknown: { token: 'watch', percent: 25 },
}

const tintOf = (severity: Severity): string =>
  `color-mix(in srgb, var(--${TINTS[severity].token}) ${TINTS[severity].percent}%, var(--surface))`

/** What is drawn over the colour of a surface, so that surfaces side by side are told apart without their hues. */
const DRAWN: Record<Exclude<Severity, 'extreme'>, React.ReactNode> = {
  severe: <path d="M-1 7 7-1M3 11 11 3" stroke="var(--surface)" strokeWidth="1.5" />,
  moderate: <circle cx="4" cy="4" r="1.5" fill="var(--surface)" />,
  minor: <path d="M0 4h8" stroke="var(--surface)" strokeWidth="1.5" />,
  unknown: <path d="M0 0 8 8M8 0 0 8" stroke="var(--muted)" strokeWidth="0.75" />,
}

/** The surfaces of charts, once for a page: the gravest plain, each other with a texture of its own. */
export function Textures() {
  return (
    <svg className="textures" width="0" height="0" aria-hidden="true">
      {Object.entries(DRAWN).map(([severity, drawn]) => (
        <pattern key={severity} id={`texture-${severity}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={tintOf(severity as Severity)} />
          {drawn}
        </pattern>
      ))}
    </svg>
  )
}

const SEVERITY_OF: Record<Band, Severity> = { danger: 'extreme', warning: 'severe', watch: 'moderate' }

/** Fill of a surface by severity or by band. */
export const fillOf = (severity: Severity): string =>
  severity === 'extreme' ? 'var(--danger)' : `url(#texture-${severity})`
export const fillOfBand = (band: Band): string => fillOf(SEVERITY_OF[band])
