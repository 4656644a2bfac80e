import type { AlertKind } from '@jaga-jarak/shared/alert.ts'
import { useState } from 'react'
import type { Standing } from '../../live/standing-alerts.ts'
import { useSecond } from '../../live/use-second.ts'
import { bandOf } from '../../ui/severity-mark.tsx'
import { continueTour, type Step, type Stop, startTour } from './tour.ts'

/** Where somebody comes near to somebody or something: what a map shows better than words. */
const TOURED: readonly AlertKind[] = ['encounter', 'predictedEncounter', 'siteApproach']

const stopsOf = (alerts: readonly Standing[]): Stop[] =>
  alerts.flatMap(({ alert }) =>
    alert.cleared === null && TOURED.includes(alert.evidence.kind)
      ? [{ id: alert.id, isDanger: bandOf(alert.severity) === 'danger' }]
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
