import { useState } from 'react'
import { frameOf } from '../../../map/frame-of.ts'
import type { Box } from '../../../map/map-file.ts'
import type { Chosen } from './chosen-of.ts'

const same = (a: Box, b: Box): boolean => a.every((it, i) => it === b[i])

/**
 * What is in sight: what was chosen, followed as it moves; all of it while nothing is. Once somebody has moved the map
 * by hand it stays, until something else is chosen or asked for. `key` names what is chosen.
 */
export function useFraming(key: string | null, { places }: Chosen, all: Box) {
  const [asked, setAsked] = useState(0)
  const [isAll, setAll] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const [before, setBefore] = useState(key)
  const live = frameOf(places)
  /** Where it was last: what is over, or has no place, moves the map nowhere. */
  const [last, setLast] = useState<Box>(live ?? all)
  if (live !== null && !same(live, last)) setLast(live)
  if (before !== key) {
    setBefore(key)
    setHeld(false)
    setAll(false)
  }
  const box = key === null || isAll ? all : (live ?? last)
  const ask = (wantsAll: boolean): void => {
    setHeld(false)
    setAll(wantsAll)
    setAsked(asked + 1)
  }
  return {
    box,
    /** asked for anew, it flies there again */
    framing: `${key} ${asked}`,
    isHeld,
    hold: (): void => setHeld(true),
    frame: live === null ? null : (): void => ask(false),
    frameAll: (): void => ask(true),
  }
}
