import { incidentOf } from '@jaga-jarak/shared/alert.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Standing } from '../../../live/standing-alerts.ts'
import { whoSigned } from '../../../live/who-signed.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { bandOf, SeverityMark } from '../../../ui/severity-mark.tsx'
import { addressOf } from '../../../ui/use-chosen.ts'
import { OpenedBy } from '../opened-by.tsx'
import { AcknowledgeForm } from './acknowledge-form.tsx'
import { AlertNow } from './alert-now.tsx'
import { AlertSubjects } from './alert-subjects.tsx'
import { AlertWhy } from './alert-why.tsx'
import { CloseForm } from './close-form.tsx'
import { OnShelf } from './on-shelf.tsx'
import { RangePanel } from './range-panel.tsx'
import { ShelfForm } from './shelf-form.tsx'

/** Kinds that a person may close although they are heard: what a machine sees of them does not always end them. */
const CLOSABLE = ['coverageGap', 'quietPeriodBreach', 'scheduleDeviation', 'sos']

/** One alert with everything it stands on, and what a person may do about it. */
export function AlertDetail({ standing, onStory }: { standing: Standing; onStory: () => void }) {
  const { t } = useTranslation()
  const { format, may, picture } = useDesk()
  const { alert } = standing
  // An alert that lies in no regency is everybody's.
  const regions = alert.regions.length === 0 ? undefined : alert.regions
  const mayAcknowledge = may('acknowledgeAlert', regions)
  const { evidence, acknowledged, cleared, certainty } = alert
  const isPair = evidence.kind === 'encounter' || evidence.kind === 'predictedEncounter'
  const isShelvable = cleared === null && alert.shelved === null && alert.severity !== 'extreme'
  const isClosable =
    cleared === null && incidentOf(evidence) === null && (CLOSABLE.includes(evidence.kind) || certainty === 'unknown')
  return (
    <article className="alert-detail" data-detail-of={alert.id}>
      <header>
        <h2>
          <SeverityMark band={bandOf(alert.severity)} /> {t(`alertKind.${evidence.kind}`)}
        </h2>
        {may('readAlertStory', regions) ? (
          <Button variant="default" size="compact-sm" data-story-of={alert.id} onClick={onStory}>
            {t('story.open')}
          </Button>
        ) : null}
      </header>
      <OpenedBy ids={[alert.id]} isAnnounced={true} />
      <AlertSubjects alert={alert} />
      <AlertNow standing={standing} />
      {acknowledged === null ? null : (
        <p>
          {t('alert.acknowledgedBy', {
            name: whoSigned(picture, acknowledged.by),
            time: format.clock(acknowledged.at),
          })}
          {acknowledged.comment === '' ? null : ` — ${acknowledged.comment}`}
        </p>
      )}
      {alert.escalatedAt === null ? null : (
        <p data-escalated>{t('alert.escalatedAt', { time: format.clock(alert.escalatedAt) })}</p>
      )}
      {may('reportIncident') && incidentOf(evidence) === null ? (
        <Link className="leads-to" to={addressOf('incidents', 'new', alert.id)}>
          {t('incident.openFromAlert')}
        </Link>
      ) : null}
      <OnShelf alert={alert} mayAct={mayAcknowledge} />
      {mayAcknowledge && acknowledged === null ? <AcknowledgeForm alert={alert} /> : null}
      {may('shelveAlert', regions) && isShelvable ? <ShelfForm alert={alert} /> : null}
      {mayAcknowledge && isClosable ? <CloseForm alert={alert} /> : null}
      {isPair && may('readAlertRange', regions) ? <RangePanel alertId={alert.id} isOver={cleared !== null} /> : null}
      <AlertWhy alert={alert} />
    </article>
  )
}
