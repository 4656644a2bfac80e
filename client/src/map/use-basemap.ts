import { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { PAGES } from '@jaga-jarak/shared/matrix.ts'
import { useEffect, useState } from 'react'

/** What there is below the borders may come and go while the screen is open. */
const ASK_AGAIN_MS = 30_000
const NONE: Basemap = { style: null, tiles: null }

/** What may be drawn below the borders; nothing as long as the server has not said. */
export function useBasemap(): Basemap {
  const [basemap, setBasemap] = useState(NONE)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const answer = await fetch(`${PAGES.map}/basemap.json`, { credentials: 'same-origin', signal: stop.signal })
      if (!answer.ok) return
      const told = Basemap.parse(await answer.json())
      // The same words are the same basemap: what is drawn stays.
      setBasemap((known) => (JSON.stringify(known) === JSON.stringify(told) ? known : told))
    }
    const again = (): void => {
      if (!stop.signal.aborted) timer = setTimeout(turn, ASK_AGAIN_MS)
    }
    // The map is whole without it: a server that is away is told of elsewhere on the screen.
    const turn = (): void => {
      ask().then(again, again)
    }
    turn()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return basemap
}
