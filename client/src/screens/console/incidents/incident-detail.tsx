import type { HandOver } from '@jaga-jarak/shared/hand-over.ts'
import {
  HAND_OVER_FROM,
  INCIDENT_STEPS,
  type Incident,
  type IncidentAct,
  IncidentStep,
  isOpenIncident,
} from '@jaga-jarak/shared/incident.ts'
import { INCIDENT_CLASS } from '@jaga-jarak/shared/incident-class.ts'
import { verifyBy } from '@jaga-jarak/shared/incident-deadline.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../../live/who-signed.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { incidentTitle } from '../../../text/incident-title.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { AddPhotos } from '../../../ui/photos/add-photos.tsx'
import { PhotoStrip } from '../../../ui/photos/photo-strip.tsx'
import { OpenedBy } from '../opened-by.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { HandOvers } from './hand-overs.tsx'
import { IncidentLinks } from './incident-links.tsx'
import { IncidentStory } from './incident-story.tsx'
import { LinkForm } from './link-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { StepForm } from './step-form.tsx'

const ACTS: readonly IncidentAct[] = IncidentStep.options.map((option) => option.shape.act.value)

export type IncidentDetailProps = { incident: Incident; onOpen: (id: IncidentId) => void }

/** What may be begun beside the steps of IN1. */
type Beside = { is: 'link' } | { is: 'merge' } | { is: 'handOver'; ending: HandOver | null }

/** One incident with what is known of it, and the steps of IN1 that it may take now. */
export function IncidentDetail({ incident, onOpen }: IncidentDetailProps) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const [act, setAct] = useState<IncidentAct | null>(null)
  const [beside, setBeside] = useState<Beside | null>(null)
  // A report that is merged moves with its lead.
  const mayAct = incident.mergedInto === null && may('actOnIncident', regionsOfIncident(incident))
  const begin = (step: IncidentAct | null, other: Beside | null): void => {
    setAct(step)
    setBeside(other)
  }
  const end = (): void => begin(null, null)
  const acts = ACTS.filter((it) => INCIDENT_STEPS[it].from.includes(incident.status))
  const { bawaslu, acled } = INCIDENT_CLASS[incident.category]
  const deadline = verifyBy(incident)
  const byAt = (name: string, at: number): string => t('incident.byAt', { name, time: format.moment(at) })
  return (
    <article className="alert-detail" data-detail-of={incident.id}>
      <h2>{incidentTitle(t, incident)}</h2>
      {incident.calls.length === 0 ? null : (
        <p role="status">
          <b>{t('incident.holdsCall')}</b>
        </p>
      )}
      <OpenedBy ids={[incident.id]} isAnnounced={true} />
      {incident.note === '' ? null : <p className="note">{incident.note}</p>}
      {mayAct ? (
        <div className="entry-acts">
          {acts.map((it) => (
            <Button key={it} variant={it === acts[0] ? 'filled' : 'default'} onClick={() => begin(it, null)}>
              {t(`incidentAct.${it}`)}
            </Button>
          ))}
          <Button variant="default" onClick={() => begin(null, { is: 'link' })}>
            {t('incident.link')}
          </Button>
          {isOpenIncident(incident) ? (
            <Button variant="default" onClick={() => begin(null, { is: 'merge' })}>
              {t('incident.merge')}
            </Button>
          ) : null}
          {HAND_OVER_FROM.includes(incident.status) ? (
            <Button variant="default" onClick={() => begin(null, { is: 'handOver', ending: null })}>
              {t('incident.handOver')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {act === null ? null : (
        <StepForm key={act} incident={incident} act={act} isPossible={acts.includes(act)} onDone={end} />
      )}
      {beside?.is === 'link' ? <LinkForm incident={incident} onDone={end} /> : null}
      {beside?.is === 'merge' ? (
        <MergeForm
          incident={incident}
          onDone={(lead) => {
            end()
            if (lead.id !== incident.id) onOpen(lead.id)
          }}
        />
      ) : null}
      {beside?.is === 'handOver' ? (
        <HandOverForm key={beside.ending?.receipt ?? ''} incident={incident} ending={beside.ending} onDone={end} />
      ) : null}
      {incident.photos.length > 0 || mayAct ? (
        <section className="photos" aria-labelledby="incident-photos">
          <h3 id="incident-photos">{t('photo.title')}</h3>
          <PhotoStrip incident={incident} />
          {mayAct ? <AddPhotos incident={incident} /> : null}
        </section>
      ) : null}
      <Facts
        facts={[
          [t('desk.search.number'), incident.id],
          [t('incident.status'), t(`incidentStatus.${incident.status}`)],
          [t('incident.bawaslu'), bawaslu === null ? null : t(`bawasluClass.${bawaslu}`)],
          [
            t('incident.acled'),
            acled === null
              ? null
              : [
                  t(`acledEvent.${acled.event}`),
                  ...(acled.subEvent === null ? [] : [t(`acledSubEvent.${acled.subEvent}`)]),
                ].join(' / '),
          ],
          [t('incident.severity'), t(`severity.${incident.severity}`)],
          [t('incident.placeTold'), incident.placeText === '' ? null : incident.placeText],
          [t('alert.place'), whereText(t, incident)],
          [t('alert.position'), writeCoordinates(incident.position)],
          [
            t('desk.accuracy'),
            incident.accuracyM === null ? t('desk.accuracyUnknown') : `± ${format.exact(incident.accuracyM)}`,
          ],
          [t('incident.happenedAt'), format.moment(incident.happenedAt)],
          [t('incident.verifyBy'), deadline === null ? null : format.moment(deadline)],
          [t('incident.reported'), byAt(whoSigned(picture, incident.reportedBy), incident.reportedAt)],
          [t('incident.assignee'), incident.assignee],
          [t('incident.lastStep'), byAt(whoSigned(picture, incident.lastStep.by), incident.lastStep.at)],
          [t('incident.comment'), incident.lastWord === '' ? null : incident.lastWord],
        ]}
      />
      <IncidentLinks incident={incident} />
      <HandOvers
        handOvers={incident.handOvers}
        onEnd={mayAct ? (ending) => begin(null, { is: 'handOver', ending }) : null}
      />
      {may('readIncidentStory', regionsOfIncident(incident)) ? <IncidentStory incident={incident} /> : null}
    </article>
  )
}
