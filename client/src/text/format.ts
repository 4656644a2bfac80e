import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Language } from './language.ts'

export const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
type Unit = 'second' | 'minute' | 'hour' | 'day'
const KMH: Record<Language, string> = { id: 'km/jam', en: 'km/h' }
const UNITS: Record<Language, Record<Unit, string>> = {
  id: { second: 'dtk', minute: 'mnt', hour: 'jam', day: 'hari' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'd' },
}

export type Format = {
  /** metres: 850 m in tens, 1,9 km in tenths, 24 km in wholes; a whole limit as 3 km */
  distance: (metres: number) => string
  /** metres to the metre, for what is compared: 8 m, 1 km, 1,15 km */
  exact: (metres: number) => string
  /** milliseconds, at most two units: 45 dtk, 3 mnt, 2 jam 5 mnt */
  duration: (ms: number) => string
  /** milliseconds to the second below an hour, for what is compared: 45 dtk, 1 mnt 40 dtk, 2 jam 5 mnt */
  span: (ms: number) => string
  /** milliseconds, the larger unit alone: 45 dtk, 3 mnt, 2 jam */
  age: (ms: number) => string
  /** epoch milliseconds in the operation's zone: 14.35 */
  time: (at: number) => string
  /** with seconds and the zone's name: 14.35.20 WITA */
  clock: (at: number) => string
  /** Sab, 23 Nov 2024 */
  day: (at: number) => string
  /** 23 Nov */
  date: (at: number) => string
  /** Sab, 23 Nov 14.35 */
  moment: (at: number) => string
  /** metres a second as 42 km/jam */
  speed: (mps: number) => string
  /** 12.500 */
  count: (figure: number) => string
  /** 1,5 */
  factor: (figure: number) => string
}

/** How figures are written in a language and in the operation's zone. */
export function createFormat(language: Language, zone: Operation['zone']): Format {
  const locale = LOCALE[language]
  const units = UNITS[language]
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const factor = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const thousandths = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const wholes = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const at = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone.id, hourCycle: 'h23', ...options })
  const time = at({ hour: '2-digit', minute: '2-digit' })
  const clock = at({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const day = at({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const date = at({ day: 'numeric', month: 'short' })
  const shortDay = at({ weekday: 'short', day: 'numeric', month: 'short' })
  const two = (big: number, unit: Unit, small: number, smaller: Unit): string =>
    small === 0 ? `${big} ${units[unit]}` : `${big} ${units[unit]} ${small} ${units[smaller]}`
  const duration = (ms: number, withSeconds: boolean): string => {
    const s = Math.max(0, Math.round(ms / 1_000))
    if (s < 60) return `${s} ${units.second}`
    const minutes = Math.floor(s / 60)
    if (minutes < 60) return two(minutes, 'minute', withSeconds ? s % 60 : 0, 'second')
    const hours = Math.floor(minutes / 60)
    if (hours < 24) return two(hours, 'hour', minutes % 60, 'minute')
    return two(Math.floor(hours / 24), 'day', hours % 24, 'hour')
  }
  return {
    distance(metres) {
      if (metres < 995) return `${wholes.format(Math.round(metres / 10) * 10)} m`
      return metres < 9_950 && metres % 1_000 !== 0
        ? `${tenths.format(metres / 1_000)} km`
        : `${wholes.format(metres / 1_000)} km`
    },
    exact(metres) {
      const whole = Math.round(metres)
      return whole < 1_000 ? `${whole} m` : `${thousandths.format(whole / 1_000)} km`
    },
    duration: (ms) => duration(ms, false),
    span: (ms) => duration(ms, true),
    age(ms) {
      const s = Math.max(0, Math.round(ms / 1_000))
      if (s < 60) return `${s} ${units.second}`
      if (s < 3_600) return `${Math.floor(s / 60)} ${units.minute}`
      return s < 86_400 ? `${Math.floor(s / 3_600)} ${units.hour}` : `${Math.floor(s / 86_400)} ${units.day}`
    },
    time: (ms) => time.format(ms),
    clock: (ms) => `${clock.format(ms)} ${zone.label}`,
    day: (ms) => day.format(ms),
    date: (ms) => date.format(ms),
    moment: (ms) => `${shortDay.format(ms)} ${time.format(ms)}`,
    speed: (mps) => `${wholes.format(mps * 3.6)} ${KMH[language]}`,
    count: (figure) => wholes.format(figure),
    factor: (figure) => factor.format(figure),
  }
}
