import { type Alert, SHELF_MINUTES } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { useUndo } from '../undo/undo-context.ts'

const CHOICES = [5, 10, 15, SHELF_MINUTES]

/** AL4: out of the queue for a while, with a reason; offered for nothing that is extreme. */
export function ShelfForm({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const offer = useUndo()
  const shelve = useChange(routes.shelveAlert, {
    isShown: (picture, reply) => holds(picture.alerts, reply, true),
    onDone: ({ id, version }) =>
      offer({
        done: t('desk.undo.shelved'),
        undo: () => call(routes.unshelveAlert, { params: { alertId: id }, body: { version } }),
      }),
  })
  return (
    <EntryForm
      title={t('alert.shelve')}
      submit={t('alert.shelve')}
      error={shelve.error}
      isPending={shelve.isPending}
      onSubmit={(read) =>
        shelve.mutate({
          params: { alertId: alert.id },
          body: { version: alert.version, minutes: Number(read('minutes')), reason: read('reason') },
        })
      }
    >
      <p className="hint">{t('alert.shelveWhat')}</p>
      <NativeSelect
        name="minutes"
        label={t('alert.shelveFor')}
        data={CHOICES.map((count) => ({ value: `${count}`, label: t('alert.minutes', { count }) }))}
      />
      <TextInput name="reason" label={t('alert.shelveReason')} required maxLength={500} />
    </EntryForm>
  )
}
