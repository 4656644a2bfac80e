import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'

const DAY_MS = 86_400_000

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What local clocks are ahead of UTC at an instant, milliseconds. */
function offsetMs(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(instant / 1_000) * 1_000
}

/**
 * The instant at which clocks of an IANA zone show `local` ("2024-11-23T14:30", "2024-11-23T14:30:00"). A time that
 * comes twice is its first; a time that clocks jump over is moved on by the jump, so that a day that has no midnight
 * starts with its first instant. Throws RangeError for an unknown zone or a time that is none.
 */
export function localInstant(local: string, zone: string): EpochMs {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) throw new RangeError(`not a local date and time: ${local}`)
  const before = offsetMs(asUtc - DAY_MS, zone)
  const after = offsetMs(asUtc + DAY_MS, zone)
  const fitting = [asUtc - before, asUtc - after].filter((instant) => instant + offsetMs(instant, zone) === asUtc)
  return epochMs(fitting.length > 0 ? Math.min(...fitting) : asUtc - before)
}

/** First instant of a local date ("2024-11-24") in a zone. */
export const startOfDay = (date: string, zone: string): EpochMs => localInstant(`${date}T00:00`, zone)

/** The calendar date after `date`; both as "2024-11-24". */
export const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) + DAY_MS).toISOString().slice(0, 10)
