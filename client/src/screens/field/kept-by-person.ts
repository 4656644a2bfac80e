import { create } from 'zustand'
import { useFieldLine } from '../../live/outgoing/field-line.ts'

type Disk = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What is being written on this phone, kept for each person by themselves: whoever takes the phone over finds nothing
 * of the one before, and that one finds it again. `read` makes it of what was kept; null: nothing was.
 */
export function keptByPerson<T extends object>(
  keptAs: string,
  read: (kept: string | null) => T,
  disk: Disk | undefined = globalThis.localStorage,
) {
  const placeOf = (by: string): string => `${keptAs} ${by}`
  const find = (by: string | null): T => read(by === null ? null : (disk?.getItem(placeOf(by)) ?? null))
  const writer = (): string | null => useFieldLine.getState().viewer?.id ?? null
  const useKept = create<T>(() => find(writer()))
  // One that was kept before phones told their people apart is nobody's.
  disk?.removeItem(keptAs)
  useFieldLine.subscribe(({ viewer }, { viewer: before }) => {
    if (viewer?.id !== before?.id) useKept.setState(find(viewer?.id ?? null), true)
  })
  const change = (what: Partial<T>): void => {
    const by = writer()
    useKept.setState(what)
    if (by !== null) disk?.setItem(placeOf(by), JSON.stringify(useKept.getState()))
  }
  return { useKept, change }
}
