import type { Alert, EncounterEvidence } from '@jaga-jarak/shared/alert.ts'
import { contactS } from '@jaga-jarak/shared/alert-order.ts'
import type { FrameReading } from '@jaga-jarak/shared/frame.ts'
import { useTranslation } from 'react-i18next'
import { sidesOf } from '../../map/marks.ts'
import { placeText, shortPlaceText } from '../../text/place-text.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { TrendMark } from '../../ui/trend-mark.tsx'
import { Acknowledgement } from './acknowledgement.tsx'
import { GroupLine } from './group-line.tsx'
import { useWall } from './wall-context.ts'

/** Beyond this a time to contact says nothing that the range does not. */
const MAX_CONTACT_S = 3_600

export type EncounterCardProps = {
  alert: Alert
  evidence: EncounterEvidence
  reading: FrameReading | undefined
  /** the gravest one is the largest thing on the board */
  isFirst: boolean
}

/** Two groups too near to each other: how grave, how far, which way it goes, who, where, since when, who knows. */
export function EncounterCard({ alert, evidence, reading, isFirst }: EncounterCardProps) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const sides = sidesOf(picture.operation, evidence)
  const { rangeM, closingMps, approach } = reading ?? evidence
  const contact = contactS(rangeM, closingMps)
  const [figure = '', unit = ''] = format.distance(rangeM).split(' ')
  const isBack = alert.acknowledged === null && (alert.turn === 'worsened' || alert.turn === 'returned')
  // PX5: unknown means that a side is not heard; the word for it says more than "unknown".
  const certaintyText = alert.certainty === 'unknown' ? t('freshness.lost') : t(`certainty.${alert.certainty}`)
  const doubts = [
    ...(isBack ? [t(alert.turn === 'worsened' ? 'wall.worsened' : 'wall.returned')] : []),
    ...(alert.certainty === 'observed' ? [] : [certaintyText]),
  ]
  return (
    <li
      className={isFirst ? 'card encounter first' : 'card encounter'}
      data-alert-id={alert.id}
      data-band={evidence.band}
      data-cleared={false}
      data-acknowledged-by={alert.acknowledged?.by ?? ''}
    >
      <div className="band">
        <SeverityMark band={evidence.band} />
        <b>{t(`band.${evidence.band}`)}</b>
        <span className="since">{format.age(now - alert.raisedAt)}</span>
        {isFirst ? <Acknowledgement alert={alert} /> : null}
      </div>
      <div className="range">
        <b>
          {figure}
          <small> {unit}</small>
        </b>
        <span className="approach">
          <TrendMark approach={approach} />
          <span>{t(`approach.${approach}`)}</span>
          {contact <= MAX_CONTACT_S ? (
            <span className="contact">{t('wall.contactIn', { duration: format.duration(contact * 1_000) })}</span>
          ) : null}
        </span>
      </div>
      <div className="sides">
        {sides.map(({ side, mark }) => (
          <GroupLine key={side.groupId} id={side.groupId} mark={mark} />
        ))}
      </div>
      <div className="foot">
        <span className="place">
          {[
            ...doubts,
            (isFirst && doubts.length === 0 ? placeText : shortPlaceText)(evidence.place) ?? t('wall.outside'),
          ].join(' · ')}
        </span>
        {isFirst ? null : <Acknowledgement alert={alert} />}
      </div>
    </li>
  )
}
