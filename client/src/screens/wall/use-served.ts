import { useEffect, useEffectEvent, useState } from 'react'
import { askServed, releaseOf, type Served } from '../../live/served.ts'

const EVERY_MS = 20_000
/** Where a tab remembers for which release it was loaded anew. */
const RELOADED_FOR = 'jaga-jarak.reloadedFor'

/**
 * What the server serves now, and this machine's clock beside its; null until it has answered. A page of another release
 * is loaded anew once `mayReload` says so, at the moment the server has given it: nobody stands before a wall to press a
 * key when it cannot be had. Once for each release: nodes of two releases behind one address must not send it to and fro.
 */
export function useServed(mayReload: () => boolean): Served | null {
  const [served, setServed] = useState<Served | null>(null)
  const take = useEffectEvent((now: Served): void => {
    setServed(now)
    const mine = releaseOf(document)
    if (mine === null || now.release === null || now.release === mine || !mayReload()) return
    if (sessionStorage.getItem(RELOADED_FOR) === now.release) return
    sessionStorage.setItem(RELOADED_FOR, now.release)
    window.location.reload()
  })
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const now = await askServed(AbortSignal.any([stop.signal, AbortSignal.timeout(EVERY_MS)])).catch(() => null)
      if (stop.signal.aborted) return
      // Where nobody answers the line says so.
      if (now !== null) take(now)
      timer = setTimeout(() => void ask(), EVERY_MS)
    }
    // Walls that were opened together are not dark together.
    timer = setTimeout(() => void ask(), Math.random() * EVERY_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return served
}
