import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { IncidentCategory, Severity } from '@jaga-jarak/shared/incident.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeIncidentId } from '../../../live/make-incident-id.ts'
import { holds } from '../../../live/until-shown.ts'
import { COORDINATES, readCoordinates, writeCoordinates } from '../../../text/coordinates.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { draftOfAlert } from './draft-of-alert.ts'

export type IncidentFormProps = {
  /** the alert that it is opened from; everything that it tells is filled in */
  from?: Alert | undefined
  onDone: (id: IncidentId) => void
  onCancel: () => void
}

/** A short report. Its id is made with the form, so sending it again after a lost answer is the same report (IN2). */
export function IncidentForm({ from, onDone, onCancel }: IncidentFormProps) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { rallies } = picture
  const [id] = useState(() => makeIncidentId(crypto.getRandomValues(new Uint8Array(16))))
  // As it was when the form was opened: an alert that moves on changes no words under somebody's hands.
  const [draft] = useState(() => (from === undefined ? null : draftOfAlert(from)))
  const [rallyId, setRallyId] = useState<string>('')
  const [isLost, setLost] = useState(false)
  const rally = [...rallies.values()].find((it) => it.id === rallyId)
  const report = useChange(routes.reportIncident, {
    isShown: (picture, reply) => holds(picture.incidents, reply, true),
    onDone: (reply) => onDone(reply.id),
  })
  const submit = (read: (name: string) => string): void => {
    const position = rally?.venue.position ?? readCoordinates(read('position'))
    setLost(position === null)
    if (position === null) return
    report.mutate({
      body: {
        id,
        category: oneOf(IncidentCategory.options, read('category')),
        severity: oneOf(Severity.options, read('severity')),
        position,
        placeText: read('placeText'),
        note: read('note'),
        ...(draft === null ? {} : { ...draft.links, happenedAt: draft.happenedAt }),
        rallyId: rally?.id ?? draft?.links.rallyId ?? null,
      },
    })
  }
  return (
    <EntryForm
      title={t('incident.report')}
      submit={t('incident.report')}
      error={report.error}
      isPending={report.isPending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {from === undefined ? null : (
        <p className="hint" data-from-alert={from.id}>
          {t('incident.fromAlert', { what: t(`alertKind.${from.evidence.kind}`), time: format.clock(from.turnedAt) })}
        </p>
      )}
      <NativeSelect
        name="category"
        label={t('incident.category')}
        data={IncidentCategory.options.map((value) => ({ value, label: t(`category.${value}`) }))}
        autoFocus
      />
      <NativeSelect
        name="severity"
        label={t('incident.severity')}
        defaultValue={draft?.severity ?? 'moderate'}
        data={Severity.options.map((value) => ({ value, label: t(`severity.${value}`) }))}
      />
      <NativeSelect
        name="rally"
        label={t('incident.at')}
        value={rallyId}
        onChange={({ currentTarget }) => setRallyId(currentTarget.value)}
        data={[
          { value: '', label: t('incident.byCoordinates') },
          ...[...rallies.values()].map((it) => ({
            value: it.id,
            label: t('incident.atVenue', { venue: it.venue.name }),
          })),
        ]}
      />
      {rally === undefined ? (
        <TextInput
          name="position"
          label={t('console.coordinates')}
          defaultValue={draft === null ? '' : writeCoordinates(draft.position)}
          description={t('console.coordinatesHint')}
          required
          pattern={COORDINATES}
          error={isLost ? t('console.coordinatesHint') : null}
        />
      ) : null}
      <TextInput name="placeText" label={t('incident.placeText')} maxLength={200} />
      <Textarea name="note" label={t('incident.note')} maxLength={4_000} autosize minRows={3} maxRows={10} />
    </EntryForm>
  )
}
