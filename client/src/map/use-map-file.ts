import { useEffect, useState } from 'react'
import { loadMapFile, type MapFile } from './map-file.ts'

const RETRY_MS = 5_000

/** The map file, or null until it is there. Asks again until the server has answered. */
export function useMapFile(): MapFile | null {
  const [file, setFile] = useState<MapFile | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let retry: ReturnType<typeof setTimeout> | undefined
    const load = (): void => {
      loadMapFile(stop.signal).then(setFile, (error: unknown) => {
        if (stop.signal.aborted) return
        console.error('the map could not be loaded', error)
        retry = setTimeout(load, RETRY_MS)
      })
    }
    load()
    return () => {
      stop.abort()
      clearTimeout(retry)
    }
  }, [])
  return file
}
