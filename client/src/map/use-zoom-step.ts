import { useSyncExternalStore } from 'react'
import { useRoom } from './map-context.ts'

const STEPS_PER_ZOOM = 4

/**
 * The map's zoom, down to the quarter: what must not overlap is laid out anew four times in a zoom, not in each frame. What
 * finds room at this zoom has it at any until the next.
 */
export function useZoomStep(): number {
  const { map } = useRoom()
  const subscribe = (changed: () => void): (() => void) => {
    map.on('zoom', changed)
    return () => map.off('zoom', changed)
  }
  return useSyncExternalStore(subscribe, () => Math.floor(map.getZoom() * STEPS_PER_ZOOM) / STEPS_PER_ZOOM)
}
