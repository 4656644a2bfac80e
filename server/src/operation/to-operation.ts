import { dayAfter, localTime } from '@jaga-jarak/shared/local-time.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import type { OperationFile } from './operation-file.ts'

/** What screens and server know of an operation, from the file as people write it: local dates become instants. */
export function toOperation(file: OperationFile): Operation {
  const zone = file.zone.id
  const spans = (name: string) =>
    (file.calendars[name] ?? []).map((span) => ({
      phase: span.phase,
      from: localTime(span.from, zone),
      until: span.to === undefined ? null : localTime(dayAfter(span.to), zone),
    }))
  return Operation.parse({
    ...file,
    startsAt: localTime(file.startsAt, zone),
    exercise: file.exercise ? { ...file.exercise, clockStartsAt: localTime(file.exercise.clockStartsAt, zone) } : null,
    contests: file.contests.map((contest) => ({
      ...contest,
      camps: file.colours.slice(0, contest.camps).map((colour, i) => ({ ballotNumber: i + 1, colour })),
      calendar: spans(contest.calendar),
    })),
    sites: file.sites.map(({ lon, lat, ...site }) => ({ ...site, position: { lon, lat } })),
  })
}
