import { useEffect } from 'react'

/** Keeps the display from going to sleep. The browser takes the lock away with the page's visibility. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let isOver = false
    const request = async (): Promise<void> => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      lock = await navigator.wakeLock.request('screen')
      if (isOver) await lock.release()
    }
    const ask = (): void => {
      request().catch((error: unknown) => console.warn('this display may go to sleep', error))
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', ask)
      lock?.release().catch((error: unknown) => console.warn('the wake lock could not be released', error))
    }
  }, [])
}
