import { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { useSearchParams } from 'react-router'

/** What it is called in the address of a page. */
export const STORY_PARAM = 'story'

/** The alert whose story is open, as the address of the page says: such a page can be passed on and gone back from. */
export function useStoryAddress(): {
  story: AlertId | null
  open: (id: AlertId) => void
  close: () => void
} {
  const [search, setSearch] = useSearchParams()
  const show = (id: AlertId | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (id === null) after.delete(STORY_PARAM)
        else after.set(STORY_PARAM, id)
        return after
      },
      { replace: id === null, preventScrollReset: true },
    )
  return { story: AlertId.safeParse(search.get(STORY_PARAM)).data ?? null, open: show, close: () => show(null) }
}
