import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { useEffect, useRef } from 'react'

/**
 * Escape closes a story; whoever closed it goes on at the button that opened it, at the first alert where that button
 * is gone. Who went on elsewhere meanwhile stays there.
 */
export function useStoryKeys(story: AlertId | null, close: () => void): void {
  const before = useRef<AlertId | null>(null)
  useEffect(() => {
    const left = before.current
    before.current = story
    if (story !== null || left === null || document.activeElement !== document.body) return
    const opener = document.querySelector<HTMLElement>(`[data-story-of="${CSS.escape(left)}"]`)
    const next = opener ?? document.querySelector<HTMLElement>('button[data-alert-id]')
    next?.focus()
  }, [story])
  useEffect(() => {
    if (story === null) return
    const onKey = ({ key, defaultPrevented }: KeyboardEvent): void => {
      if (key === 'Escape' && !defaultPrevented) close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
