import { createContext, useContext } from 'react'

/** What was done, and the act that takes it back: through the ordinary door, as of the version that the first one made. */
export type UndoOffer = { done: string; undo: () => Promise<unknown> }

export const UndoContext = createContext<((offer: UndoOffer) => void) | null>(null)

/** Offers for a while to take back what was just done. Throws outside of the console. */
export function useUndo(): (offer: UndoOffer) => void {
  const offer = useContext(UndoContext)
  if (offer === null) throw new Error('what can be undone stands outside of the console')
  return offer
}
