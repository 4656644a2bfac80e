import { useEffect, useState } from 'react'

const LOOK_EVERY_MS = 30 * 60_000

/**
 * Sets up the worker that lets this page open without network, for this page alone. Answers how to take a new version
 * that waits, null while none does.
 */
export function useNewVersion(): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    let timer: ReturnType<typeof setInterval> | undefined
    const { serviceWorker } = navigator
    const begin = async (): Promise<void> => {
      const registration = await serviceWorker.register('/field-worker.js', { scope: '/field' })
      const show = (): void => setWaiting(registration.active === null ? null : registration.waiting)
      show()
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', show))
      timer = setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS)
    }
    // Without one the page works as long as there is network.
    void begin().catch(() => undefined)
    return () => clearInterval(timer)
  }, [])
  if (waiting === null) return null
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
    waiting.postMessage('take over')
  }
}
