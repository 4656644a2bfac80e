import type { WallFault } from '@jaga-jarak/shared/wall.ts'

/** Beyond this the clock of the display's machine is wrong, milliseconds: certificates and logs go by it. */
const WRONG_CLOCK_MS = 30_000

export const isClockWrong = (aheadMs: number | null): aheadMs is number =>
  aheadMs !== null && Math.abs(aheadMs) > WRONG_CLOCK_MS

export type Condition = {
  isStale: boolean
  hasGraphics: boolean
  /** how far the machine's clock is ahead of the server's, milliseconds; null while nobody knows */
  aheadMs: number | null
  /** the page is of another release than the server gives now */
  isOther: boolean
  /** it should sound and the browser does not let it */
  isSilenced: boolean
}

/** What is amiss with this display itself, as operators are told. */
export function faultsOf({ isStale, hasGraphics, aheadMs, isOther, isSilenced }: Condition): WallFault[] {
  return [
    ...(isStale ? (['picture'] as const) : []),
    ...(hasGraphics ? [] : (['graphics'] as const)),
    ...(isClockWrong(aheadMs) ? (['clock'] as const) : []),
    ...(isOther ? (['release'] as const) : []),
    ...(isSilenced ? (['sound'] as const) : []),
  ]
}
