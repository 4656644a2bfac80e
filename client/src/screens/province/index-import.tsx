import { routes } from '@jaga-jarak/shared/api.ts'
import { IndexFault, IndexSetDraft } from '@jaga-jarak/shared/index-set.ts'
import { FileInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiRefusal } from '../../live/api.ts'
import { EntryForm } from '../../ui/entry-form.tsx'
import { useChange } from '../../ui/use-change.ts'

const Faults = z.array(IndexFault)
/** More lines than anybody mends at once. */
const MOST = 20
const MAX_BYTES = IndexSetDraft.shape.csv.maxLength ?? 0

/** A published index from a file: all of it, or nothing and each line that is wrong. */
export function IndexImport({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [isUnread, setUnread] = useState(false)
  const change = useChange(routes.importIndexSet, { refreshes: ['indexSets'], onDone })
  const { error } = change
  const faults = error instanceof ApiRefusal ? (Faults.safeParse(error.current).data ?? []) : []
  const submit = async (read: (name: string) => string): Promise<void> => {
    if (file === null || file.size > MAX_BYTES) return setUnread(true)
    const text = await file.text()
    setUnread(false)
    const named = { name: read('name'), source: read('source'), version: read('version'), date: read('date') }
    change.mutate({ body: { ...named, csv: text } })
  }
  return (
    <div className="index-import">
      <EntryForm
        title={t('province.index.import')}
        error={error}
        isPending={change.isPending}
        onSubmit={(read) => void submit(read)}
        onCancel={onDone}
      >
        <TextInput name="name" label={t('province.index.name')} required maxLength={80} autoFocus />
        <TextInput name="source" label={t('operation.source')} required maxLength={120} />
        <TextInput name="version" label={t('province.index.version')} required maxLength={40} />
        <TextInput name="date" type="date" label={t('operation.date')} required />
        <FileInput
          label={t('province.index.file')}
          description={t('province.index.fileHint')}
          placeholder={t('province.index.choose')}
          accept=".csv,text/csv"
          value={file}
          onChange={setFile}
          required
          error={isUnread ? t('province.index.unread') : null}
        />
        {faults.length === 0 ? null : (
          <ul className="problem" data-faults={faults.length}>
            {faults.slice(0, MOST).map(({ line, what, found }) => (
              <li key={`${line} ${what} ${found}`}>{t(`province.index.fault.${what}`, { line, found })}</li>
            ))}
            {faults.length > MOST ? <li>{t('wall.more', { count: faults.length - MOST })}</li> : null}
          </ul>
        )}
      </EntryForm>
    </div>
  )
}
