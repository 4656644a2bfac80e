import './limits-in-force.css'
import { VulnerabilityClass } from '@jaga-jarak/shared/region.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../live/picture.ts'
import { rulesNow } from '../live/rules-now.ts'
import type { Format } from '../text/format.ts'
import { LimitMarks } from './limit-marks.tsx'

/** More regions than this are told by their number. */
const MAX_NAMED = 3

export type LimitsInForceProps = {
  picture: Pick<Picture, 'operation' | 'phases' | 'orders'>
  /** the operation's clock */
  now: number
  format: Format
  /** who ordered otherwise, as the screen has room for it */
  children: ReactNode
}

/** PH5, PX11: by which limits each phase is judged now; what was ordered stands under them. */
export function LimitsInForce({ picture, now, format, children }: LimitsInForceProps) {
  const { t } = useTranslation()
  const { operation } = picture
  const { groups } = rulesNow(picture, now)
  const phaseName = (phase: (typeof picture.phases)[number]['phase']): string =>
    phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)
  const nameOf = (contestId: string): string => operation.contests.find(({ id }) => id === contestId)?.name ?? contestId
  const widened = VulnerabilityClass.options.flatMap((its) => {
    const names = operation.regions.filter(({ vulnerability }) => vulnerability?.class === its).map(({ name }) => name)
    if (operation.widening[its] === 1 || names.length === 0) return []
    return [
      { its, regions: names.length > MAX_NAMED ? t('limits.regions', { count: names.length }) : names.join(', ') },
    ]
  })
  return (
    <section className="limits" aria-label={t('limits.title')}>
      {groups.map(({ limits, phases, contests }, i) => (
        <p key={phases.join()} data-limits={phases.join()}>
          <LimitMarks limits={limits} format={format} hasWords={i === 0} />
          {groups.length === 1 ? null : (
            <span className="of">
              {contests.length === 1 && contests[0] !== undefined
                ? `${nameOf(contests[0].contestId)}: ${phaseName(contests[0].phase)}`
                : phases.map(phaseName).join(', ')}
            </span>
          )}
          {i > 0
            ? null
            : widened.map(({ its, regions }) => (
                <span key={its} className="of">
                  {t('limits.widened', {
                    regions,
                    class: t(`vulnerability.${its}`),
                    factor: format.factor(operation.widening[its]),
                  })}
                </span>
              ))}
        </p>
      ))}
      {children}
    </section>
  )
}
