import { type PersonRecord, routes } from '@jaga-jarak/shared/api.ts'
import { PersonRole, type Reach } from '@jaga-jarak/shared/roles.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { ReachField, reachIn } from '../reach-field.tsx'
import { PEOPLE_LIST } from './people-list.ts'

export type PersonFormProps = {
  /** the one to change; a new one when left out */
  record?: PersonRecord
  /** with the first password, which the house tells only now */
  onAdded?: (name: string, password: string) => void
  onChanged?: () => void
  onCancel: () => void
}

/** Name, duty, role and regencies of a person. */
export function PersonForm({ record, onAdded, onChanged, onCancel }: PersonFormProps) {
  const { t } = useTranslation()
  const { regions } = useDesk().picture.operation
  const [role, setRole] = useState<PersonRole>(record?.person.role ?? 'operator')
  const [lacksRegion, setLacksRegion] = useState(false)
  const refreshes = PEOPLE_LIST
  const add = useChange(routes.addPerson, {
    refreshes,
    onDone: ({ password }, { body }) => onAdded?.(body.name, password),
  })
  const change = useChange(routes.changePerson, { refreshes, onDone: () => onChanged?.() })
  const send = (read: (name: string) => string, reach: Reach): void => {
    const body = { name: read('name'), duty: read('duty'), role, reach }
    if (record === undefined) add.mutate({ body })
    else {
      const { id: personId, status, version } = record.person
      change.mutate({ params: { personId }, body: { ...body, status, version } })
    }
  }
  return (
    <EntryForm
      title={record?.name ?? t('person.add')}
      error={add.error ?? change.error}
      isPending={add.isPending || change.isPending}
      onSubmit={(read) => {
        const reach = reachIn(regions, read)
        setLacksRegion(reach === undefined)
        if (reach !== undefined) send(read, reach)
      }}
      onCancel={onCancel}
    >
      <TextInput
        name="name"
        label={t('person.signInName')}
        description={t('person.signInNameHint')}
        defaultValue={record?.name ?? ''}
        required
        maxLength={80}
        autoComplete="off"
        autoFocus
      />
      <TextInput
        name="duty"
        label={t('person.duty')}
        description={t('person.dutyHint')}
        defaultValue={record?.person.duty ?? ''}
        required
        maxLength={60}
        autoComplete="off"
      />
      <NativeSelect
        name="role"
        label={t('person.role')}
        description={t(`roleSays.${role}`)}
        value={role}
        onChange={(event) => setRole(oneOf(PersonRole.options, event.currentTarget.value))}
        data={PersonRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <ReachField reach={record?.person.reach} isWrong={lacksRegion} />
      {record === undefined ? null : <p className="hint">{t('person.changeEnds')}</p>}
    </EntryForm>
  )
}
