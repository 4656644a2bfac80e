import { routes } from '@jaga-jarak/shared/api.ts'
import { Source, type SourceDraft } from '@jaga-jarak/shared/source.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { ReachField, reachIn } from '../reach-field.tsx'
import { SOURCE_LIST } from './source-list.ts'
import { rowsOf, WordRows, wrongRows } from './word-rows.tsx'

export type SourceFormProps = {
  /** the one to change; a new one when left out */
  source?: Source
  /** with the token that the house tells only now */
  onRegistered?: (source: Source, token: string) => void
  onChanged?: () => void
  onCancel: () => void
}

/** Name, regencies and words of another system. */
export function SourceForm({ source, onRegistered, onChanged, onCancel }: SourceFormProps) {
  const { t } = useTranslation()
  const { regions } = useDesk().picture.operation
  const [rows, setRows] = useState(() => rowsOf(source?.words ?? []))
  const [wrong, setWrong] = useState<ReturnType<typeof wrongRows>>(new Map())
  const [lacksRegion, setLacksRegion] = useState(false)
  const refreshes = SOURCE_LIST
  const register = useChange(routes.registerSource, {
    refreshes,
    onDone: ({ source: made, token }) => onRegistered?.(made, token),
  })
  const change = useChange(routes.changeSource, { refreshes, onDone: () => onChanged?.() })
  const send = (body: SourceDraft): void => {
    if (source === undefined) register.mutate({ body })
    else {
      const { id: sourceId, status, version } = source
      change.mutate({ params: { sourceId }, body: { ...body, status, version } })
    }
  }
  return (
    <EntryForm
      title={source?.name ?? t('source.register')}
      error={register.error ?? change.error}
      isPending={register.isPending || change.isPending}
      onSubmit={(read) => {
        const [reach, faults] = [reachIn(regions, read), wrongRows(rows)]
        setLacksRegion(reach === undefined)
        setWrong(faults)
        if (reach === undefined || faults.size > 0) return
        const words = rows.map(({ word, category }) => ({ word, category }))
        const reads = oneOf(Source.shape.reads.unwrap().options, read('reads'))
        send({ name: read('name'), contact: read('contact'), reach, reads, words })
      }}
      onCancel={onCancel}
    >
      <TextInput
        name="name"
        label={t('source.name')}
        description={t('source.nameHint')}
        defaultValue={source?.name ?? ''}
        required
        maxLength={60}
        autoComplete="off"
        autoFocus
      />
      <TextInput
        name="contact"
        label={t('source.contact')}
        description={t('source.contactHint')}
        defaultValue={source?.contact ?? ''}
        maxLength={200}
        autoComplete="off"
      />
      <ReachField reach={source === undefined ? null : source.reach} isWrong={lacksRegion} />
      <NativeSelect
        name="reads"
        label={t('source.reads')}
        defaultValue={source?.reads ?? 'own'}
        data={[
          { value: 'own', label: t('source.readsOwn') },
          { value: 'reach', label: t('source.readsReach') },
        ]}
      />
      <WordRows rows={rows} onChange={setRows} wrong={wrong} />
    </EntryForm>
  )
}
