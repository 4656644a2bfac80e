import { routes } from '@jaga-jarak/shared/api.ts'
import { Authority, type HandOver } from '@jaga-jarak/shared/hand-over.ts'
import { type Incident, isOpenIncident } from '@jaga-jarak/shared/incident.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { holds } from '../../../live/until-shown.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { incidentKey } from '../../../ui/incident-key.ts'
import { useChange } from '../../../ui/use-change.ts'

export type HandOverFormProps = {
  incident: Incident
  /** null: a new one; else the one whose end is told */
  ending: HandOver | null
  onDone: () => void
}

/** Gives an incident to the police or Bawaslu with what they gave for it, or tells how that ended there. */
export function HandOverForm({ incident, ending, onDone }: HandOverFormProps) {
  const { t } = useTranslation()
  const [version] = useState(incident.version)
  const give = useChange(routes.actOnIncident, {
    isShown: (shown, reply) => holds(shown.incidents, reply, isOpenIncident(reply)),
    refreshes: incidentKey(incident.id),
    onDone,
  })
  const submit = (read: (name: string) => string): void =>
    give.mutate({
      params: { incidentId: incident.id },
      body:
        ending === null
          ? {
              ...{ act: 'handOver', version, to: oneOf(Authority.options, read('to')) },
              ...{ recipient: read('recipient'), receipt: read('receipt') },
            }
          : { act: 'endHandOver', version, to: ending.to, receipt: ending.receipt, outcome: read('outcome') },
    })
  const title = t(ending === null ? 'incident.handOver' : 'incident.endHandOver')
  return (
    <EntryForm
      title={title}
      submit={title}
      error={give.error}
      isPending={give.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      {ending === null ? (
        <>
          <NativeSelect
            name="to"
            label={t('incident.handOverTo')}
            data={Authority.options.map((value) => ({ value, label: t(`authority.${value}`) }))}
            autoFocus
          />
          <TextInput name="recipient" label={t('incident.recipient')} required maxLength={120} />
          <TextInput name="receipt" label={t('incident.receipt')} required maxLength={80} />
        </>
      ) : (
        <TextInput name="outcome" label={t('incident.outcome')} required maxLength={500} autoFocus />
      )}
    </EntryForm>
  )
}
