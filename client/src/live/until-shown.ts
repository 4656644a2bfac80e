import type { Picture } from './picture.ts'
import { useLine } from './store.ts'

const WAIT_MS = 5_000

/** True once the feed has brought what was asked for; false when it stayed away, though the server has stored it. */
export function untilShown(isShown: (picture: Picture) => boolean, waitMs = WAIT_MS): Promise<boolean> {
  const isThere = (): boolean => {
    const { picture } = useLine.getState()
    return picture !== null && isShown(picture)
  }
  if (isThere()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (shown: boolean): void => {
      clearTimeout(timer)
      leave()
      resolve(shown)
    }
    const leave = useLine.subscribe(() => {
      if (isThere()) finish(true)
    })
    const timer = setTimeout(() => finish(false), waitMs)
  })
}

/** Whether a map of the picture holds this version or a newer one, or no longer holds what has left it. */
export function holds<T extends { id: string; version: number }>(
  map: ReadonlyMap<T['id'], T>,
  it: T,
  stays: boolean,
): boolean {
  const held = map.get(it.id)
  return held === undefined ? !stays : held.version >= it.version
}
