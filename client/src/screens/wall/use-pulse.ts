import { useEffect } from 'react'

const EVERY_MS = 10_000

/**
 * The title of the page changes again and again: who keeps the display running reads it from outside, and starts the
 * browser anew when it stands still. It tells what the picture cannot: that somebody draws it.
 */
export function usePulse(): void {
  useEffect(() => {
    const before = document.title
    const beat = (): void => {
      document.title = `${before} · ${Math.round(performance.now() / EVERY_MS)}`
    }
    beat()
    const timer = setInterval(beat, EVERY_MS)
    return () => {
      clearInterval(timer)
      document.title = before
    }
  }, [])
}
