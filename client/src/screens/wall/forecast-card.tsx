import type { Alert, PredictionEvidence } from '@jaga-jarak/shared/alert.ts'
import { dangerS } from '@jaga-jarak/shared/alert-order.ts'
import { useTranslation } from 'react-i18next'
import { sidesOf } from '../../map/marks.ts'
import { shortPlaceText } from '../../text/place-text.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { Acknowledgement } from './acknowledgement.tsx'
import { GroupLine } from './group-line.tsx'
import { useWall } from './wall-context.ts'

/** PX9: two groups that will meet: how soon it is danger, between when and when, by what, who, how near, where. */
export function ForecastCard({
  alert,
  evidence,
  isFirst,
}: {
  alert: Alert
  evidence: PredictionEvidence
  isFirst: boolean
}) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const band = bandOf(alert.severity)
  const leftS = dangerS(evidence, now)
  const [figure = '', ...unit] = leftS > 0 ? format.duration(leftS * 1_000).split(' ') : [t('wall.dangerNow')]
  const [from, until] = [format.time(evidence.window.from), format.time(evidence.window.until)]
  const isBack = alert.acknowledged === null && (alert.turn === 'worsened' || alert.turn === 'returned')
  const words = [
    ...(isBack ? [t(`turn.${alert.turn}`)] : []),
    ...(alert.certainty === 'unknown' ? [t('freshness.lost')] : []),
    shortPlaceText(evidence.place) ?? t('wall.outside'),
  ]
  return (
    <li
      className={isFirst ? 'card encounter forecast first' : 'card encounter forecast'}
      data-alert-id={alert.id}
      data-band={band}
      data-cleared={false}
      data-acknowledged-by={alert.acknowledged?.by ?? ''}
    >
      <div className="band">
        <SeverityMark band={band} />
        <b>{t('wall.forecast')}</b>
        <span className="since">{format.age(now - alert.raisedAt)}</span>
        {isFirst ? <Acknowledgement alert={alert} /> : null}
      </div>
      <div className="range">
        <b data-danger-in={Math.round(leftS)}>
          {figure}
          <small> {unit.join(' ')}</small>
        </b>
        <span className={isFirst ? 'means' : 'unseen'}>
          <span>{t('wall.toDanger')}</span>
          {isFirst ? <span>{t('wall.cpa', { distance: format.distance(evidence.cpaM) })}</span> : null}
        </span>
      </div>
      <div className="window">
        <span>{from === until ? t('wall.around', { at: from }) : t('wall.window', { from, until })}</span>
        <span>{t(`predictionBasis.${evidence.basis}`)}</span>
      </div>
      <div className="sides">
        {sidesOf(picture.operation, evidence).map(({ side, mark }) => (
          <GroupLine key={side.groupId} id={side.groupId} mark={mark} />
        ))}
      </div>
      <div className="foot">
        <span className="place">{words.join(' · ')}</span>
        {isFirst ? null : <Acknowledgement alert={alert} />}
      </div>
    </li>
  )
}
