import { type RefObject, useEffect, useRef } from 'react'

/** The element that comes into sight when it is chosen from elsewhere, as little as is needed. */
export function useInSight<T extends HTMLElement>(isChosen: boolean): RefObject<T | null> {
  const ref = useRef<T>(null)
  useEffect(() => {
    if (isChosen) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return ref
}
