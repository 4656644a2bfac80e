import { createContext, useContext } from 'react'
import type { Picture } from '../../live/picture.ts'
import type { Format } from '../../text/format.ts'

/** What every part of the wall reads: the picture, the operation's clock, how figures are written. */
export type Wall = { picture: Picture; now: number; format: Format }

export const WallContext = createContext<Wall | null>(null)

/** Throws outside of the wall. */
export function useWall(): Wall {
  const wall = useContext(WallContext)
  if (wall === null) throw new Error('a part of the wall stands outside of it')
  return wall
}
