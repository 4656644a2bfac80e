import { z } from 'zod'

/** For which release a tab was loaded anew last, and when by the machine's clock. */
const Reloaded = z.object({ release: z.string(), at: z.number() })
export type Reloaded = z.infer<typeof Reloaded>

/** After so long a release that did not come is tried again, milliseconds: by then a rolling release is through. */
const AGAIN_MS = 10 * 60_000

/** What a tab remembers; null for nothing, and for what cannot be read. */
export function readReloaded(text: string | null): Reloaded | null {
  try {
    return Reloaded.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/**
 * Whether it is time to be loaded anew for a release: once at first, then every ten minutes. Nodes of two releases behind
 * one address must not send a wall to and fro, and one that met the older of them must not stay old.
 */
export const reloadDue = (last: Reloaded | null, release: string, now: number): boolean =>
  // A clock that was set meanwhile says nothing of how long it has been.
  last?.release !== release || Math.abs(now - last.at) >= AGAIN_MS
