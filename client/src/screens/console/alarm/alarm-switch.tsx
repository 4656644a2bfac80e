import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAlarm } from '../../../ui/alarm/use-alarm.ts'
import { useDesk } from '../../../ui/desk-context.ts'

const REMEMBERED_AS = 'jaga-jarak.sound'

/** The alarm of this desk: on or off for this browser, and says when it is mute. */
export function AlarmSwitch() {
  const { t } = useTranslation()
  const { alerts } = useDesk().picture
  const [isOn, setOn] = useState(() => localStorage.getItem(REMEMBERED_AS) !== 'off')
  const { isMute, sounded, sound } = useAlarm(
    useMemo(() => [...alerts.values()], [alerts]),
    isOn,
  )
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
