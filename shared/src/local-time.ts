/** One clock for each zone: to make one costs far more than to read it, and a year by the hour reads one for each hour. */
const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}

/** Milliseconds that a zone is ahead of UTC at an instant. Throws a RangeError for a zone that does not exist. */
export function offsetMs(zone: string, at: number): number {
  const parts = clockOf(zone).formatToParts(at)
  const part = (type: string): number => Number(parts.find((it) => it.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(at / 1_000) * 1_000
}

/** Epoch milliseconds of a local date or minute ("2024-11-23", "2024-11-23T14:30") in a zone; NaN when it is none. */
export function localTime(text: string, zone: string): number {
  const asUtc = Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`)
  if (Number.isNaN(asUtc)) return Number.NaN
  // The offset just before the instant decides on days when clocks change.
  const guess = asUtc - offsetMs(zone, asUtc)
  return asUtc - offsetMs(zone, guess)
}

/** The day after a local date, as a local date. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** The local date of an instant in a zone. */
export const localDate = (at: number, zone: string): string =>
  new Date(at + offsetMs(zone, at)).toISOString().slice(0, 10)
