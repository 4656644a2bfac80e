import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type Subject, subjectsOf } from '../../live/subjects-of.ts'
import { shortPlaceText } from '../../text/place-text.ts'
import { whereText } from '../../text/where-text.ts'
import { CampChip } from '../../ui/camp-chip.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { Acknowledgement } from './acknowledgement.tsx'
import { GroupLine } from './group-line.tsx'
import { Name } from './name.tsx'
import { useWall } from './wall-context.ts'

export type AlertLineProps = {
  alert: Alert
  /** the one thing that counts, in a word or a figure */
  what: string
  /** more of it: the groups then stand in a line of their own */
  more?: string
  /** its age is counted from here */
  since: number
}

/** An alert in two lines or three: what, who; since when, where, who knows. */
export function AlertLine({ alert, what, more, since }: AlertLineProps) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const { evidence, cleared } = alert
  const band = bandOf(alert.severity)
  const who = <Who subjects={subjectsOf(picture, evidence)} />
  const age = format.age(now - since)
  // PX5: what rests on an old place says so; a gap in coverage says nothing else.
  const isDoubted = cleared === null && evidence.kind === 'siteApproach' && alert.certainty !== 'observed'
  const doubt = alert.certainty === 'unknown' ? t('freshness.lost') : t(`certainty.${alert.certainty}`)
  const place = [...(isDoubted ? [doubt] : []), whereText(t, evidence, shortPlaceText)].join(' · ')
  return (
    <li
      className={`card line${more === undefined ? '' : ' told'}${cleared === null ? '' : ' cleared'}`}
      data-alert-id={alert.id}
      data-band={band}
      data-cleared={cleared !== null}
      data-acknowledged-by={alert.acknowledged?.by ?? ''}
    >
      <div className="head">
        <SeverityMark band={band} />
        <b>{what}</b>
        {more === undefined ? who : <span className="name">{more}</span>}
      </div>
      {more === undefined ? null : (
        <div className="who">
          {who}
          <span className="since">{age}</span>
        </div>
      )}
      <div className="foot">
        <span className="place">{more === undefined ? `${age} · ${place}` : place}</span>
        <Acknowledgement alert={alert} />
      </div>
    </li>
  )
}

function Who({ subjects }: { subjects: readonly Subject[] }) {
  const [only] = subjects
  // One group says by its chip whether it is heard; a pair, or a rally, has no room or no need for that.
  if (subjects.length === 1 && only?.groupId) return <GroupLine id={only.groupId} mark={only.mark} hasAge={false} />
  return (
    <div className="group-line">
      {subjects.map(({ id, mark, name }) => (
        <Fragment key={id}>
          <CampChip camp={mark} />
          <Name>{name}</Name>
        </Fragment>
      ))}
    </div>
  )
}
