import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { type MarkedSide, markOf, sidesOf } from '../../map/marks.ts'
import { shortPlaceText } from '../../text/place-text.ts'
import { CampChip } from '../../ui/camp-chip.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { Acknowledgement } from './acknowledgement.tsx'
import { GroupLine } from './group-line.tsx'
import { useWall } from './wall-context.ts'

/** An alert in two lines: a group that is not heard, or an encounter that is over and that nobody has acknowledged. */
export function AlertLine({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const { evidence, cleared } = alert
  const since = cleared?.at ?? (evidence.kind === 'coverageGap' ? evidence.lastFixedAt : alert.raisedAt)
  const band = evidence.kind === 'encounter' ? evidence.band : bandOf(alert.severity)
  return (
    <li
      className={cleared === null ? 'card line' : 'card line cleared'}
      data-alert-id={alert.id}
      data-band={band}
      data-cleared={cleared !== null}
      data-acknowledged-by={alert.acknowledged?.by ?? ''}
    >
      <div className="head">
        <SeverityMark band={band} />
        {cleared === null ? null : <b>{t('wall.cleared')}</b>}
        {evidence.kind === 'coverageGap' ? (
          <>
            {cleared === null ? <b>{t('freshness.lost')}</b> : null}
            <GroupLine id={evidence.groupId} mark={markOf(picture.operation, evidence.camps)} hasAge={false} />
          </>
        ) : (
          <Pair sides={sidesOf(picture.operation, evidence)} />
        )}
      </div>
      <div className="foot">
        <span className="place">
          {format.age(now - since)} · {shortPlaceText(evidence.place) ?? t('wall.outside')}
        </span>
        <Acknowledgement alert={alert} />
      </div>
    </li>
  )
}

function Pair({ sides }: { sides: readonly MarkedSide[] }) {
  const { picture } = useWall()
  const names = sides.map(({ side }) => picture.groups.get(side.groupId)?.name ?? side.groupId)
  return (
    <div className="group-line">
      {sides.map(({ side, mark }) => (
        <CampChip key={side.groupId} camp={mark} />
      ))}
      <span className="name">{names.join(' – ')}</span>
    </div>
  )
}
