import { useState } from 'react'
import type { Standing } from '../../live/standing-alerts.ts'
import { useSecond } from '../../live/use-second.ts'
import { continueTour, type Step, type Stop, startTour } from './tour.ts'

const stopsOf = (alerts: readonly Standing[]): Stop[] =>
  alerts.flatMap(({ alert }) =>
    alert.cleared === null && alert.evidence.kind === 'encounter'
      ? [{ id: alert.id, isDanger: alert.evidence.band === 'danger' }]
      : [],
  )

/** What the map frames now. On old data the tour stands: it would show motion where nothing is known to move. */
export function useTour(alerts: readonly Standing[], isOld: boolean): Step {
  const second = useSecond()
  const [tour, setTour] = useState(() => startTour(performance.now()))
  const next = isOld ? tour : continueTour(tour, stopsOf(alerts), second)
  if (next !== tour) setTour(next)
  return next.step
}
