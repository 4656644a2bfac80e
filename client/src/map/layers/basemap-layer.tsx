import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { useEffect, useEffectEvent } from 'react'
import { type Drawn, NOTHING_DRAWN } from '../basemap/drawn.ts'
import { useRoom } from '../map-context.ts'

/** Roads, rivers and buildings under the borders. What draws them is loaded once there are any. */
export function BasemapLayer({ basemap, onDrawn }: { basemap: Basemap; onDrawn?: (drawn: Drawn) => void }) {
  const room = useRoom()
  const say = useEffectEvent((drawn: Drawn) => onDrawn?.(drawn))
  useEffect(() => {
    if (basemap.tiles === null && basemap.style === null) return
    let isOver = false
    let takeUp = (): void => {}
    import('../basemap/lay-basemap.ts')
      .then(({ layBasemap }) => {
        if (!isOver && !room.isGone) takeUp = layBasemap(room, basemap, say)
      })
      .catch((error: unknown) => console.error('the basemap could not be loaded', error))
    return () => {
      isOver = true
      if (!room.isGone) takeUp()
      say(NOTHING_DRAWN)
    }
  }, [room, basemap])
  return null
}
