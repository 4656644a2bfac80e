import type { Map as MapLibreMap } from 'maplibre-gl'
import { useSyncExternalStore } from 'react'
import { sightAround } from './in-sight.ts'
import { useRoom } from './map-context.ts'
import type { Box } from './map-file.ts'

const sights = new WeakMap<MapLibreMap, Box>()

/**
 * What is in sight, with room about it: what MapLibre is given costs the page's thread as much where nobody sees it. It
 * changes only when the map has moved far.
 */
export function useSight(): Box {
  const { map } = useRoom()
  const subscribe = (changed: () => void): (() => void) => {
    map.on('move', changed)
    return () => map.off('move', changed)
  }
  return useSyncExternalStore(subscribe, () => {
    const [[west, south], [east, north]] = map.getBounds().toArray()
    const sight = sightAround([west, south, east, north], sights.get(map) ?? null)
    sights.set(map, sight)
    return sight
  })
}
