import { routes } from '@jaga-jarak/shared/api.ts'
import { WALL_TELLS_MS, type WallFault } from '@jaga-jarak/shared/wall.ts'
import { useEffect } from 'react'
import { call } from '../../live/api.ts'

/** Tells operators that this wall is drawn, and what is amiss with it: again and again, and at once when that changes. */
export function useReport(faults: readonly WallFault[]): void {
  const text = JSON.stringify(faults)
  useEffect(() => {
    const tell = (): void => {
      const body = { faults: JSON.parse(text) }
      // Where nobody hears it the wall is silent, which is what operators then see.
      call(routes.reportWall, { body }, AbortSignal.timeout(WALL_TELLS_MS)).catch(() => undefined)
    }
    tell()
    const timer = setInterval(tell, WALL_TELLS_MS)
    return () => clearInterval(timer)
  }, [text])
}
