import { useEffect, useRef } from 'react'

/** The buttons of the rows; what else may be inside them keeps its own keys. */
const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('button[data-alert-id]')]

/**
 * Arrow keys move the focus from row to row. When the row in focus leaves the list, the next one takes its place, so
 * that a hand on the keyboard goes on where it was. Returns the props of the list.
 */
export function useRowFocus() {
  const list = useRef<HTMLUListElement>(null)
  const place = useRef<{ row: HTMLElement; index: number } | null>(null)
  useEffect(() => {
    if (list.current === null || place.current === null || place.current.row.isConnected) return
    const rows = rowsOf(list.current)
    const { index } = place.current
    place.current = null
    if (document.activeElement === document.body) rows[Math.min(index, rows.length - 1)]?.focus()
  })
  return {
    ref: list,
    onFocus: ({ target, currentTarget }: React.FocusEvent<HTMLElement>): void => {
      const rows = rowsOf(currentTarget)
      const index = rows.findIndex((row) => row.contains(target))
      const row = rows[index]
      place.current = row === undefined ? null : { row, index }
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>): void => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step === 0) return
      const rows = rowsOf(event.currentTarget)
      const here = rows.findIndex((row) => row.contains(document.activeElement))
      event.preventDefault()
      rows[Math.max(0, Math.min(rows.length - 1, here + step))]?.focus()
    },
  }
}
