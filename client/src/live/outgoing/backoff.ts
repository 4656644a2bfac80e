const FIRST_MS = 2_000
/** An officer who comes back into the network without the phone noticing waits no longer than this. */
const LONGEST_MS = 60_000

/** How long to wait after so many failures in a row, milliseconds. `random` 0..1 keeps many phones from coming at once. */
export function backoffMs(failures: number, random: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(whole * (0.5 + random / 2))
}
