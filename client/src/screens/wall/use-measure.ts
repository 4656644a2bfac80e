import { type RefObject, useEffect, useRef, useState } from 'react'

/** Inner height of an element in its own em, kept up to date. 0 until measured. */
export function useHeightEm<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setHeight(element.clientHeight / Number.parseFloat(getComputedStyle(element).fontSize))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, height]
}

const scaleNow = (): number => Math.min(window.innerWidth / 1_920, window.innerHeight / 1_080)

/** 1 on a 1080p wall, 2 on a 4K wall. */
export function useWallScale(): number {
  const [scale, setScale] = useState(scaleNow)
  useEffect(() => {
    const measure = (): void => setScale(scaleNow())
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return scale
}
