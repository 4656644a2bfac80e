import type { Format } from './format.ts'

const DAY_MS = 86_400_000

/** When something ends: the time alone while it is less than a day from `now`, both of the operation's clock. */
export const untilText = (format: Format, at: number, now: number): string =>
  at - now < DAY_MS ? format.time(at) : format.moment(at)
