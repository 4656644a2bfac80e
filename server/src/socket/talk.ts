/** So often a screen may ask where it stands: after each gap, and once a beat while it finds that it is behind. */
const MOST = 20
const WITHIN_MS = 10_000

/** Counts what a screen says. `now`: monotonic, milliseconds. */
export function createTalk(now: () => number): { mayGoOn(): boolean } {
  let begun = now()
  let said = 0
  return {
    mayGoOn() {
      if (now() - begun > WITHIN_MS) {
        begun = now()
        said = 0
      }
      said += 1
      return said <= MOST
    },
  }
}
