/** What a clock in a zone shows at an instant, read as if it were UTC, epoch milliseconds. */
function shownAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((it) => it.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}

/** Value of a `datetime-local` field: the minute of an instant in a zone, "2024-11-23T14:30". */
export const writeLocalMinute = (at: number, zone: string): string =>
  new Date(shownAt(at, zone)).toISOString().slice(0, 16)

/** Epoch milliseconds of a `datetime-local` value in a zone; null when it is none. */
export function readLocalMinute(text: string, zone: string): number | null {
  const asUtc = Date.parse(`${text}Z`)
  if (Number.isNaN(asUtc)) return null
  // The offset just before the instant decides on days when clocks change.
  const guess = asUtc - (shownAt(asUtc, zone) - asUtc)
  return asUtc - (shownAt(guess, zone) - guess)
}
