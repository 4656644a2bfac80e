import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { subjectsOf } from '../../live/subjects-of.ts'
import { shortPlaceText } from '../../text/place-text.ts'
import { CampChip } from '../../ui/camp-chip.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { Acknowledgement } from './acknowledgement.tsx'
import { Name } from './name.tsx'
import { useWall } from './wall-context.ts'

/** AL2: a pair that is over and that nobody has acknowledged: since when, where; both names, a line each. */
export function OverCard({ alert, what, at }: { alert: Alert; what: string; at: number }) {
  const { t } = useTranslation()
  const { picture, format } = useWall()
  const { evidence } = alert
  const band = bandOf(alert.severity)
  return (
    <li
      className="card line over cleared"
      data-alert-id={alert.id}
      data-band={band}
      data-cleared={true}
      data-acknowledged-by={alert.acknowledged?.by ?? ''}
    >
      <div className="head">
        <SeverityMark band={band} />
        <b>{what}</b>
        <span className="place">
          {format.time(at)} · {shortPlaceText(evidence.place) ?? t('wall.outside')}
        </span>
        <Acknowledgement alert={alert} />
      </div>
      {subjectsOf(picture, evidence).map(({ id, mark, name }) => (
        <div key={id} className="group-line">
          <CampChip camp={mark} />
          <Name>{name}</Name>
        </div>
      ))}
    </li>
  )
}
