import './status-bar.css'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { ContestPhase, Phase } from '@jaga-jarak/shared/phase.ts'
import { useTranslation } from 'react-i18next'
import type { Link } from '../live/store.ts'
import type { Format } from '../text/format.ts'

export type StatusBarProps = {
  operation: Operation
  phases: readonly ContestPhase[]
  /** the operation's clock; null before the first heartbeat */
  now: number | null
  /** of what the screen shows, milliseconds */
  ageMs: number | null
  link: Link
  head: number
  format: Format
}

/** How many contests are in each phase, the phase of most first. */
export function groupPhases(phases: readonly ContestPhase[]): { phase: Phase | null; count: number }[] {
  const groups = Map.groupBy(phases, ({ phase }) => phase)
  return [...groups].map(([phase, { length }]) => ({ phase, count: length })).toSorted((a, b) => b.count - a.count)
}

/** Operation, phases, clock, age of the data, connection: what every screen carries. */
export function StatusBar({ operation, phases, now, ageMs, link, head, format }: StatusBarProps) {
  const { t } = useTranslation()
  const words = groupPhases(phases).map(({ phase, count }, i) => {
    const name = phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)
    return i === 0 ? t('status.contests', { count, phase: name }) : `${count}: ${name}`
  })
  return (
    <header className="status-bar" data-link={link} data-head={head}>
      {operation.exercise === null ? null : (
        <strong className="exercise" data-exercise="">
          {operation.exercise.name}
        </strong>
      )}
      <span className="operation">{operation.name}</span>
      <span className="phases" data-phases="">
        {words.join(' · ')}
      </span>
      {now === null ? null : (
        <span className="clock">
          <span>{format.day(now)}</span> <b data-clock="">{format.clock(now)}</b>
        </span>
      )}
      <span className="age" data-age-ms={ageMs === null ? '' : Math.round(ageMs)}>
        <i aria-hidden="true" />
        {link === 'live' && ageMs !== null ? t('status.age', { age: format.duration(ageMs) }) : t(`status.${link}`)}
      </span>
    </header>
  )
}
