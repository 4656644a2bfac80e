import { routes } from '@jaga-jarak/shared/api.ts'
import { INCIDENT_STEPS, type Incident, type IncidentAct, isOpenIncident } from '@jaga-jarak/shared/incident.ts'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiRefusal, call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { incidentKey } from '../../../ui/incident-key.ts'
import { useChange } from '../../../ui/use-change.ts'
import { useUndo } from '../undo/undo-context.ts'
import { commandOf, wordOf } from './command-of.ts'

const OVERTAKEN = new ApiRefusal('changedMeanwhile', '', null)

export type StepFormProps = {
  incident: Incident
  act: IncidentAct
  /** false when somebody else has led the incident on meanwhile: what was written stays, and the form says why */
  isPossible: boolean
  onDone: () => void
}

/** Asks for what a step needs and takes it, as of the state that this screen shows (IN3). */
export function StepForm({ incident, act, isPossible, onDone }: StepFormProps) {
  const { t } = useTranslation()
  const offer = useUndo()
  const step = useChange(routes.actOnIncident, {
    isShown: (picture, reply) => holds(picture.incidents, reply, isOpenIncident(reply)),
    refreshes: incidentKey(incident.id),
    onDone: (reply) => {
      onDone()
      const params = { incidentId: reply.id }
      const reopen = { act: 'reopen' as const, version: reply.version, reason: t('desk.undo.reason') }
      // Only these have a way back in the table of steps (IN1).
      if (INCIDENT_STEPS.reopen.from.includes(reply.status))
        offer({
          done: t(act === 'reject' ? 'desk.undo.rejected' : 'desk.undo.closed'),
          undo: () => call(routes.actOnIncident, { params, body: reopen }),
        })
    },
  })
  const word = wordOf(act)
  return (
    <EntryForm
      title={t(`incidentAct.${act}`)}
      submit={t(`incidentAct.${act}`)}
      error={step.error ?? (isPossible || step.isPending || step.isSuccess ? null : OVERTAKEN)}
      isPending={step.isPending}
      onSubmit={(read) =>
        step.mutate({ params: { incidentId: incident.id }, body: commandOf(act, incident.version, read('word')) })
      }
      onCancel={onDone}
    >
      <TextInput
        name="word"
        label={t(`incident.${word}`)}
        required={word !== 'comment'}
        maxLength={word === 'assignee' ? 120 : 500}
        autoFocus
      />
    </EntryForm>
  )
}
