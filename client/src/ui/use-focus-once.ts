import { type RefObject, useEffect, useRef } from 'react'

/** Leads keyboard and eye to what has just appeared, once. What it stands on needs `tabIndex={-1}`. */
export function useFocusOnce<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => ref.current?.focus(), [])
  return ref
}
