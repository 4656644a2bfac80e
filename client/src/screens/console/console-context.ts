import { createContext, useContext } from 'react'
import type { Picture } from '../../live/picture.ts'
import type { Format } from '../../text/format.ts'

/** What every part of the desk reads: the picture, the operation's clock, how figures are written, who may act. */
export type Desk = { picture: Picture; now: number; format: Format; mayOperate: boolean }

export const DeskContext = createContext<Desk | null>(null)

/** Throws outside of the desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('a part of the desk stands outside of it')
  return desk
}
