import { useEffect, useState } from 'react'
import { loadMapFile, loadVillageFile, type MapFile, type VillageFile } from './map-file.ts'

const RETRY_MS = 5_000

/** What `load` brings, or null until it is there. Asks again until the server has answered. `load` never changes. */
function useLoaded<T>(load: (signal: AbortSignal) => Promise<T | null>): T | null {
  const [loaded, setLoaded] = useState<T | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let retry: ReturnType<typeof setTimeout> | undefined
    const again = (): void => {
      if (!stop.signal.aborted) retry = setTimeout(attempt, RETRY_MS)
    }
    const attempt = (): void => {
      load(stop.signal).then(
        (it) => (it === null ? again() : setLoaded(it)),
        (error: unknown) => {
          if (!stop.signal.aborted) console.error('the map could not be loaded', error)
          again()
        },
      )
    }
    attempt()
    return () => {
      stop.abort()
      clearTimeout(retry)
    }
  }, [load])
  return loaded
}

/** The offline map of the province. */
export const useMapFile = (): MapFile | null => useLoaded(loadMapFile)
export const useVillageFile = (): VillageFile | null => useLoaded(loadVillageFile)
