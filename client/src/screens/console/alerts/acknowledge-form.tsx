import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { useAcknowledge } from './use-acknowledge.ts'

/** AL3: seen, with a word for the others when there is one. */
export function AcknowledgeForm({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { acknowledge, isPending, error } = useAcknowledge(alert)
  return (
    <EntryForm
      title={t('alert.acknowledge')}
      submit={t('alert.acknowledge')}
      error={error}
      isPending={isPending}
      onSubmit={(read) => acknowledge(read('comment'))}
    >
      <TextInput name="comment" label={t('alert.comment')} maxLength={500} />
    </EntryForm>
  )
}
