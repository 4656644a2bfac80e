import { routes } from '@jaga-jarak/shared/api.ts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { ReachField, reachIn } from '../reach-field.tsx'
import { DISPLAY_LIST } from './display-list.ts'

export type DisplayFormProps = {
  /** with the token that the house tells only now */
  onRegistered: (token: string) => void
  onCancel: () => void
}

export function DisplayForm({ onRegistered, onCancel }: DisplayFormProps) {
  const { t } = useTranslation()
  const { regions } = useDesk().picture.operation
  const [lacksRegion, setLacksRegion] = useState(false)
  const register = useChange(routes.registerDisplay, {
    refreshes: DISPLAY_LIST,
    onDone: ({ token }) => onRegistered(token),
  })
  return (
    <EntryForm
      title={t('display.register')}
      error={register.error}
      isPending={register.isPending}
      onSubmit={(read) => {
        const reach = reachIn(regions, read)
        setLacksRegion(reach === undefined)
        if (reach !== undefined) register.mutate({ body: { name: read('name'), reach } })
      }}
      onCancel={onCancel}
    >
      <TextInput
        name="name"
        label={t('display.name')}
        description={t('display.nameHint')}
        required
        maxLength={80}
        autoFocus
      />
      <ReachField reach={null} isWrong={lacksRegion} />
    </EntryForm>
  )
}
