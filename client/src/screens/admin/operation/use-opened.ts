import { useState } from 'react'
import { useDraftForm } from './use-editing.ts'

/** Which entries of a list are open: those that somebody opened, and the first in which something is wrong. */
export function useOpened(section: string) {
  const { problems } = useDraftForm()
  const [opened, setOpened] = useState<Record<string, boolean>>({})
  const wrong = problems.map(({ field }) => field.split('/')).find(([its]) => its === section)?.[1]
  return {
    isOpen: (id: string): boolean => opened[id] ?? id === wrong,
    open: (id: string, isOpen: boolean): void => setOpened((all) => ({ ...all, [id]: isOpen })),
  }
}
