import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { createCalls } from './calls.ts'
import { soundAlarm } from './sound-alarm.ts'

const REMEMBERED_AS = 'jaga-jarak.sound'

/** Sound for new danger, what waits for too long and what goes on; on or off for this browser, and says when it is mute. */
export function AlarmSwitch() {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const [isOn, setOn] = useState(() => localStorage.getItem(REMEMBERED_AS) !== 'off')
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
      if (calls.look(picture.alerts.values(), performance.now()) && isOn) void sound()
    }
    look()
    // What came too soon after the last has its turn although nothing else changes.
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [calls, picture.alerts, isOn, sound])
  const turn = (): void => {
    localStorage.setItem(REMEMBERED_AS, isOn ? 'off' : 'on')
    setOn(!isOn)
    // Heard once, so that everybody knows how loud it is; and the browser lets it sound from then on.
    if (!isOn) void sound()
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-pressed={isOn}
      data-sounded={sounded}
      onClick={isOn && isMute ? () => void sound() : turn}
    >
      {t(isOn ? (isMute ? 'console.sound.mute' : 'console.sound.on') : 'console.sound.off')}
    </Button>
  )
}
