import type { Map as MapLibreMap } from 'maplibre-gl'
import { createContext, useContext } from 'react'
import type { Palette } from './palette.ts'
import type { Swarm } from './swarm/swarm.ts'

/**
 * `swarm`: the groups that stand on it one by one. `isGone`: the map was taken down or lost its graphics context; nobody
 * may call it any more.
 */
export type Room = { map: MapLibreMap; palette: Palette; swarm: Swarm; isGone: boolean }

export const RoomContext = createContext<Room | null>(null)

/** The map that a layer draws on. Throws outside of a MapRoom. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (room === null) throw new Error('a map layer stands outside of a MapRoom')
  return room
}
