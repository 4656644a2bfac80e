const HOUR_MS = 3_600_000

/** Half-open in time, epoch milliseconds. */
export type Span = { from: number; until: number }

/** Of each zone: a formatter takes longer to make than to use. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}

/** Local day of `now` in an IANA zone; a day may have 23 or 25 hours. */
export function localDay(now: number, zone: string): Span {
  const clock = clockOf(zone)
  const sinceMidnight = (at: number): number => {
    const part = (type: string): number =>
      Number(clock.formatToParts(at).find((it) => it.type === type)?.value ?? Number.NaN)
    return part('hour') * HOUR_MS + part('minute') * 60_000 + part('second') * 1_000 + (((at % 1_000) + 1_000) % 1_000)
  }
  const midnight = (at: number): number => {
    const guess = at - sinceMidnight(at)
    const off = sinceMidnight(guess)
    return off === 0 ? guess : off < 12 * HOUR_MS ? guess - off : guess + 24 * HOUR_MS - off
  }
  const from = midnight(now)
  return { from, until: midnight(from + 26 * HOUR_MS) }
}
