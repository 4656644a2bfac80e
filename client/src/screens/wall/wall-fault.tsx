import './wall-fault.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { askServed } from '../../live/served.ts'

const AGAIN_MS = 10_000

/**
 * Stands where the wall was when a fault in it has taken it down, or when its files could not be had: says so, and loads
 * it anew as soon as the server gives it. Nobody is there to press a key.
 */
export function WallFault() {
  const { t } = useTranslation()
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = (): void => {
      askServed(AbortSignal.any([stop.signal, AbortSignal.timeout(AGAIN_MS)])).then(
        () => window.location.reload(),
        wait,
      )
    }
    const wait = (): void => {
      if (!stop.signal.aborted) timer = setTimeout(attempt, AGAIN_MS)
    }
    wait()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return (
    <main className="wall-fault" data-fault="">
      <h1>{t('wall.faulty')}</h1>
      <p>{t('wall.faultyWhy')}</p>
    </main>
  )
}
