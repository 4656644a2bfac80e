import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { useEffect } from 'react'
import { useRoom } from '../map-context.ts'

/** Roads, rivers and buildings under the borders. What draws them is loaded once there are any. */
export function BasemapLayer({ basemap }: { basemap: Basemap }) {
  const room = useRoom()
  useEffect(() => {
    if (basemap.tiles === null && basemap.style === null) return
    let isOver = false
    let takeUp = (): void => {}
    import('../basemap/lay-basemap.ts')
      .then(({ layBasemap }) => {
        if (!isOver && !room.isGone) takeUp = layBasemap(room, basemap)
      })
      .catch((error: unknown) => console.error('the basemap could not be loaded', error))
    return () => {
      isOver = true
      if (!room.isGone) takeUp()
    }
  }, [room, basemap])
  return null
}
