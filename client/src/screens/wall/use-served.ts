import { useEffect, useEffectEvent, useState } from 'react'
import { askServed, releaseOf, type Served } from '../../live/served.ts'
import { type Reloaded, readReloaded, reloadDue } from './reload-due.ts'

const EVERY_MS = 20_000
/** Where a tab remembers for which release it was loaded anew, and when. */
const RELOADED_FOR = 'jaga-jarak.reloadedFor'

/** `isOther`: the page here is of another release. */
export type ServedNow = Served & { isOther: boolean }

/**
 * What the server serves now, and this machine's clock beside its; null until it has answered. A page of another release
 * is loaded anew once `mayReload` says so, at the moment the server has given it: nobody stands before a wall to press a
 * key when it cannot be had.
 */
export function useServed(mayReload: () => boolean): ServedNow | null {
  const [served, setServed] = useState<ServedNow | null>(null)
  const take = useEffectEvent((now: Served): void => {
    const mine = releaseOf(document)
    const { release } = now
    const isOther = mine !== null && release !== null && release !== mine
    setServed({ ...now, isOther })
    if (!isOther || !mayReload()) return
    if (!reloadDue(readReloaded(sessionStorage.getItem(RELOADED_FOR)), release, Date.now())) return
    const reloaded: Reloaded = { release, at: Date.now() }
    sessionStorage.setItem(RELOADED_FOR, JSON.stringify(reloaded))
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
