import { INCIDENT_STEPS, type Incident, type IncidentAct, IncidentStep } from '@jaga-jarak/shared/incident.ts'
import { verifyBy } from '@jaga-jarak/shared/incident-deadline.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../../live/who-signed.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { StepForm } from './step-form.tsx'

const ACTS: readonly IncidentAct[] = IncidentStep.options.map((option) => option.shape.act.value)

/** One incident with what is known of it, and the steps of IN1 that it may take now. */
export function IncidentDetail({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const [act, setAct] = useState<IncidentAct | null>(null)
  const acts = ACTS.filter((it) => INCIDENT_STEPS[it].from.includes(incident.status))
  const rally = incident.rallyId === null ? undefined : picture.rallies.get(incident.rallyId)
  const deadline = verifyBy(incident)
  const byAt = (name: string, at: number): string => t('incident.byAt', { name, time: format.moment(at) })
  return (
    <article className="alert-detail" data-detail-of={incident.id}>
      <h2>{t(`category.${incident.category}`)}</h2>
      {incident.note === '' ? null : <p className="note">{incident.note}</p>}
      {may('actOnIncident', [incident.place?.regency.code ?? null]) ? (
        <div className="entry-acts">
          {acts.map((it) => (
            <Button key={it} variant={it === acts[0] ? 'filled' : 'default'} onClick={() => setAct(it)}>
              {t(`incidentAct.${it}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {act === null ? null : (
        <StepForm key={act} incident={incident} act={act} isPossible={acts.includes(act)} onDone={() => setAct(null)} />
      )}
      <Facts
        facts={[
          [t('incident.status'), t(`incidentStatus.${incident.status}`)],
          [t('incident.severity'), t(`severity.${incident.severity}`)],
          [t('incident.at'), incident.placeText === '' ? null : incident.placeText],
          [t('alert.place'), placeText(incident.place) ?? t('wall.outside')],
          [t('alert.position'), writeCoordinates(incident.position)],
          [t('rally.venue'), rally?.venue.name ?? null],
          [t('incident.happenedAt'), format.moment(incident.happenedAt)],
          [t('incident.verifyBy'), deadline === null ? null : format.moment(deadline)],
          [t('incident.reported'), byAt(whoSigned(picture, incident.reportedBy), incident.reportedAt)],
          [t('incident.assignee'), incident.assignee],
          [t('incident.lastStep'), byAt(whoSigned(picture, incident.lastStep.by), incident.lastStep.at)],
          [t('incident.comment'), incident.lastWord === '' ? null : incident.lastWord],
        ]}
      />
    </article>
  )
}
