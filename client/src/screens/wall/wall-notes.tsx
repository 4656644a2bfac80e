import { useTranslation } from 'react-i18next'
import type { Format } from '../../text/format.ts'
import { isClockWrong } from './faults-of.ts'

export type WallNotesProps = {
  /** how far the machine's clock is ahead of the server's, milliseconds; null while nobody knows */
  aheadMs: number | null
  /** it should sound and the browser does not let it */
  isMute: boolean
  format: Format
}

/** What is amiss with this display itself, for whoever looks after it; nothing while all is well. */
export function WallNotes({ aheadMs, isMute, format }: WallNotesProps) {
  const { t } = useTranslation()
  const isWrong = isClockWrong(aheadMs)
  if (!isWrong && !isMute) return null
  const by = isWrong ? format.duration(Math.abs(aheadMs)) : ''
  return (
    <p className="notes" role="status">
      {isWrong ? <span data-note="clock">{t(aheadMs > 0 ? 'wall.clockFast' : 'wall.clockSlow', { by })}</span> : null}
      {isMute ? <span data-note="mute">{t('wall.mute')}</span> : null}
    </p>
  )
}
