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
  const distance = Number.isFinite(nearest) ? format.distance(nearest) : null
  const band = bandOf(gravest.alert.severity)
  // The count alone then says it.
  const isOfOneBand = isCleared || members.every(({ alert }) => bandOf(alert.severity) === band)
  const says =
    state === 'open' ? distance !== null && t('wall.cpa', { distance }) : t(isCleared ? 'wall.cleared' : 'turn.shelved')
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
        {isOfOneBand ? null : state === 'open' && distance !== null ? (
          <span className="said">
            <span className="unseen">{says}</span>
            <span aria-hidden="true">
              <Apart /> {distance}
            </span>
          </span>
        ) : (
          <span className="said">{says}</span>
        )}
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

/** Beside a name there is no room for the words, and a regency cut short may be taken for another. */
function Apart() {
  return (
    <svg width="1em" height="0.6em" viewBox="0 0 20 12" aria-hidden="true">
      <path d="M2 6h16M6 2 2 6l4 4M14 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
