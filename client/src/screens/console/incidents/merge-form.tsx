import { routes } from '@jaga-jarak/shared/api.ts'
import { type Incident, Severity } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { incidentTitle } from '../../../text/incident-title.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { useUndo } from '../undo/undo-context.ts'

const graver = (a: Severity, b: Severity): Severity =>
  Severity.options.indexOf(a) <= Severity.options.indexOf(b) ? a : b

/** IN4: makes this report one of those of another incident. The gravest of the two is proposed; a person decides. */
export function MergeForm({ incident, onDone }: { incident: Incident; onDone: (lead: Incident) => void }) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const [seen] = useState(incident)
  const others = [...picture.incidents.values()].filter(
    (it) => it.id !== incident.id && may('mergeIncident', regionsOfIncident(it)),
  )
  const [lead, setLead] = useState<Incident | undefined>(others[0])
  const offer = useUndo()
  const merge = useChange(routes.mergeIncident, {
    isShown: (shown, reply) => holds(shown.incidents, reply.lead, true) && holds(shown.incidents, reply.report, false),
    onDone: ({ report, lead: taken }) => {
      onDone(taken)
      // Only what splitting one report off brings back whole: others that came along, or were there, would stay.
      if (seen.merged.length > 0 || taken.merged.length > 1) return
      const body = { version: report.version, leadVersion: taken.version, comment: t('desk.undo.reason') }
      offer({
        done: t('desk.undo.merged'),
        undo: () => call(routes.splitIncident, { params: { incidentId: report.id }, body }),
      })
    },
  })
  if (lead === undefined) return <p className="empty">{t('incident.mergeNone')}</p>
  const submit = (read: (name: string) => string): void =>
    merge.mutate({
      params: { incidentId: seen.id },
      body: {
        ...{ version: seen.version, into: lead.id, intoVersion: lead.version, comment: read('comment') },
        severity: oneOf(Severity.options, read('severity')),
      },
    })
  const choices = [...new Set([graver(lead.severity, seen.severity), lead.severity, seen.severity])]
  return (
    <EntryForm
      title={t('incident.merge')}
      submit={t('incident.merge')}
      error={merge.error}
      isPending={merge.isPending}
      onSubmit={submit}
      onCancel={() => onDone(incident)}
    >
      <p className="hint">{t('incident.mergeWhat')}</p>
      <NativeSelect
        name="into"
        label={t('incident.mergeInto')}
        value={lead.id}
        onChange={({ currentTarget }) => setLead(others.find(({ id }) => id === currentTarget.value))}
        autoFocus
        data={others.map((it) => ({
          value: it.id,
          label: [incidentTitle(t, it), it.placeText || whereText(t, it), format.clock(it.reportedAt)].join(' · '),
        }))}
      />
      <NativeSelect
        key={lead.id}
        name="severity"
        label={t('incident.mergeSeverity')}
        description={t('incident.mergeSeverityWhy')}
        data={choices.map((value) => ({ value, label: t(`severity.${value}`) }))}
      />
      <TextInput name="comment" label={t('incident.comment')} maxLength={500} />
    </EntryForm>
  )
}
