import { useTranslation } from 'react-i18next'
import { type BoardItem, nearestM, stateOf } from '../../live/group-alerts.ts'
import { BandCounts } from '../../ui/band-counts.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { useWall } from './wall-context.ts'

/** AL7: the alerts of one regency in a flood: how many, how grave, how near the nearest is, how many nobody has seen. */
export function GroupCard({ regency, members }: Omit<Extract<BoardItem, { kind: 'group' }>, 'kind'>) {
  const { t } = useTranslation()
  const { format } = useWall()
  const [gravest] = members
  if (gravest === undefined) return null
  const state = stateOf(gravest)
  const isCleared = state === 'cleared'
  const unseen = state === 'shelved' ? 0 : members.filter(({ alert }) => alert.acknowledged === null).length
  const nearest = nearestM(members)
  const band = bandOf(gravest.alert.severity)
  // The count alone then says it.
  const isOfOneBand = isCleared || members.every(({ alert }) => bandOf(alert.severity) === band)
  const says =
    state === 'open'
      ? Number.isFinite(nearest) && t('wall.cpa', { distance: format.distance(nearest) })
      : t(isCleared ? 'wall.cleared' : 'turn.shelved')
  return (
    <li
      className={isCleared ? 'card group cleared' : 'card group'}
      data-band={band}
      data-cleared={isCleared}
      data-group={regency?.code ?? 'outside'}
      data-count={members.length}
    >
      <div className="head">
        <SeverityMark band={band} />
        <b className="name">{regency?.name ?? t('wall.outside')}</b>
        {isOfOneBand ? null : <span className="said">{says}</span>}
        <b className="count">{format.count(members.length)}</b>
      </div>
      <div className="foot">
        <span className="place">{isOfOneBand ? says : <BandCounts alerts={members} format={format} />}</span>
        {unseen === 0 ? null : (
          <span className="unacknowledged">
            {t('wall.unacknowledged')} {format.count(unseen)}
          </span>
        )}
      </div>
    </li>
  )
}
