import { Fix } from '@jaga-jarak/shared/position.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { useEffect, useRef } from 'react'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { happensAt } from '../../live/outgoing/phone-clock.ts'
import { sharePosition, useSharing } from '../../live/outgoing/share-line.ts'
import type { Gps } from './use-gps.ts'

/** As often as a tracker promises to report. */
const EVERY_MS = 10_000

/** While somebody is gone along with: tells where the phone is, and asks it to keep its screen on. */
export function useSharingPhone({ fix }: Gps): void {
  const isOn = useSharing(({ group }) => group !== null)
  const newest = useRef(fix)
  useEffect(() => {
    newest.current = fix
  }, [fix])
  useEffect(() => {
    if (!isOn) return
    const tell = (): void => {
      const { clock } = useFieldLine.getState()
      if (newest.current === null) return
      const { position, accuracyM, at } = newest.current
      const fixedAt = clock?.isExercise ? happensAt(clock, at) : epochMs(Math.round(at))
      void sharePosition({ at, fix: Fix.parse({ ...position, accuracyM: Math.round(accuracyM), fixedAt }) })
    }
    tell()
    const timer = setInterval(tell, EVERY_MS)
    let lock: WakeLockSentinel | null = null
    // Not every phone can; the page says that a locked one shares nothing.
    const stayAwake = (): void => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock?.request('screen').then(
        (it) => {
          lock = it
        },
        () => undefined,
      )
    }
    stayAwake()
    document.addEventListener('visibilitychange', stayAwake)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', stayAwake)
      void lock?.release()
    }
  }, [isOn])
}
