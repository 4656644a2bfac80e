import { type Alert, isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { holds } from '../../../live/until-shown.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { useChange } from '../../../ui/use-change.ts'

/** PX5: what cannot clear by itself is closed by a person who says why. */
export function CloseForm({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const close = useChange(routes.closeAlert, {
    isShown: (picture, reply) => holds(picture.alerts, reply, isStandingAlert(reply)),
  })
  const { evidence, certainty } = alert
  const isLost = certainty === 'unknown' || (evidence.kind === 'coverageGap' && evidence.cause === 'notHeard')
  return (
    <EntryForm
      title={t('alert.close')}
      submit={t('alert.close')}
      error={close.error}
      isPending={close.isPending}
      onSubmit={(read) =>
        close.mutate({ params: { alertId: alert.id }, body: { version: alert.version, reason: read('reason') } })
      }
    >
      <p>{t(isLost ? 'alert.closeWhy' : 'alert.closeAnyWhy')}</p>
      <TextInput name="reason" label={t('alert.closeReason')} required maxLength={500} />
    </EntryForm>
  )
}
