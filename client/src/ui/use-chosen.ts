import { useSearchParams } from 'react-router'
import { STORY_PARAM } from './story/use-story-address.ts'

/** Where a thing of a section of the desk is found; `from` names what a new one is begun with. */
export function addressOf(section: string, open: string, from?: string): string {
  return `?${new URLSearchParams({ section, open, ...(from === undefined ? {} : { from }) })}`
}

/** What is chosen in a section of the desk. It stands in the address, so that other sections can lead to it. */
export function useChosen<T extends string>(): readonly [T | null, (open: T | null) => void] {
  const [search, setSearch] = useSearchParams()
  const choose = (open: T | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        // What was begun or told of another thing is over.
        for (const name of ['from', STORY_PARAM]) next.delete(name)
        if (open === null) next.delete('open')
        else next.set('open', open)
        return next
      },
      { replace: true },
    )
  // Whatever somebody writes into the address is looked up, never trusted.
  return [search.get('open') as T | null, choose]
}
