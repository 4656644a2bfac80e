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

/** The contests of each phase, the phase of most first. */
function groupPhases(phases: readonly ContestPhase[]): { phase: Phase | null; contests: readonly ContestPhase[] }[] {
  const groups = Map.groupBy(phases, ({ phase }) => phase)
  return [...groups]
    .map(([phase, contests]) => ({ phase, contests }))
    .toSorted((a, b) => b.contests.length - a.contests.length)
}

/** Operation, phases, clock, age of the data, connection: what every screen carries. */
export function StatusBar({ operation, phases, now, ageMs, link, head, format }: StatusBarProps) {
  const { t } = useTranslation()
  const words = groupPhases(phases).map(({ phase, contests }) => {
    const name = phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)
    const [first] = contests
    const only = contests.length === 1 ? operation.contests.find(({ id }) => id === first?.contestId) : undefined
    // One that differs is called by its name: a number would not say where.
    if (only !== undefined) return `${only.name}: ${name}`
    return t('status.contests', { count: contests.length, phase: name })
  })
  return (
    <header className="status-bar" data-link={link} data-head={head} data-phases-differ={words.length > 1}>
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
