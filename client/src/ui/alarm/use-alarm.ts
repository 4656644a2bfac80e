import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useCallback, useEffect, useState } from 'react'
import { createCalls } from './calls.ts'
import { soundAlarm } from './sound-alarm.ts'

export type Alarm = {
  /** the browser let nothing be heard the last time: it wants a click on the page first */
  isMute: boolean
  /** how often it was heard */
  sounded: number
  /** once, whatever the alerts are */
  sound: () => Promise<void>
}

/** Sound for new danger, for what waits for too long and for what goes on, as long as it is on. */
export function useAlarm(alerts: Iterable<Alert>, isOn: boolean): Alarm {
  const [isMute, setMute] = useState(false)
  const [sounded, setSounded] = useState(0)
  const [calls] = useState(createCalls)
  const sound = useCallback(async (): Promise<void> => {
    const isHeard = await soundAlarm()
    setMute(!isHeard)
    if (isHeard) setSounded((before) => before + 1)
  }, [])
  useEffect(() => {
    const look = (): void => {
      // Also looked at while it is off: what was there then is not made up for later.
      if (calls.look(alerts, performance.now()) && isOn) void sound()
    }
    look()
    // What came too soon after the last has its turn although nothing else changes.
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [calls, alerts, isOn, sound])
  return { isMute, sounded, sound }
}
