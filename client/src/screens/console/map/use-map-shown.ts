import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import { isTyping } from '../is-typing.ts'

const REMEMBERED_AS = 'jaga-jarak.console-map'
/** From here on queue, map and detail have room beside one another. */
const WIDE = '(min-width: 68.75em)'

/**
 * Whether the map is shown, and the way to turn it. Where there is room it is, unless somebody of this browser has
 * turned it off; where there is none it is folded away until somebody asks for it. The key `m` turns it, too.
 */
export function useMapShown(): readonly [boolean, () => void] {
  const isWide = useMediaQuery(WIDE, false, { getInitialValueInEffect: false })
  const [isWanted, setWanted] = useState(() => localStorage.getItem(REMEMBERED_AS) !== 'off')
  const [isUnfolded, setUnfolded] = useState(false)
  const turn = (): void => {
    if (!isWide) {
      setUnfolded(!isUnfolded)
      return
    }
    localStorage.setItem(REMEMBERED_AS, isWanted ? 'off' : 'on')
    setWanted(!isWanted)
  }
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat
    if (isPlain && event.key.toLowerCase() === 'm' && !isTyping(event)) turn()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return [isWide ? isWanted : isUnfolded, turn]
}
