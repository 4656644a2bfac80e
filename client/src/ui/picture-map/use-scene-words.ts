import { useTranslation } from 'react-i18next'
import type { Format } from '../../text/format.ts'
import { incidentTitle } from '../../text/incident-title.ts'
import { localDay } from '../../text/local-day.ts'
import type { SceneWords } from './scene-of.ts'

/** How a map says what it shows; `now` of the operation's clock, its day in the IANA zone of the operation. */
export function useSceneWords(format: Format, now: number, zone: string): SceneWords {
  const { t } = useTranslation()
  const today = localDay(now, zone)
  return {
    distance: format.distance,
    within: (metres) => t('wall.within', { distance: format.exact(metres) }),
    age: format.age,
    when: (at) => t('wall.meets', { time: format.time(at), duration: format.duration(at - now) }),
    isToday: ({ from, until }) => from < today.until && until > today.from,
    rally: ({ phase }) => t(`rallyPhase.${phase}`),
    incident: (it) => incidentTitle(t, it),
  }
}
