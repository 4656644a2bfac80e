import './operation.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { AMENDMENT } from './amendment-query.ts'
import { changedSections } from './changed-sections.ts'
import { draftOf } from './draft.ts'
import { OperationForm } from './operation-form.tsx'
import { type Base, type Editing, useKeptEditing } from './use-editing.ts'

const REFRESH_MS = 5_000

const begun = (base: Base): Editing => ({ base, draft: draftOf(base.amendment), reason: '', both: [] })
const isUntouched = ({ base, draft }: Editing): boolean => changedSections(base.amendment, draft).length === 0

/** The operation as it may be changed while it runs: looked at first, then applied. */
export function OperationDesk() {
  const { t } = useTranslation()
  const [editing, setEditing] = useKeptEditing()
  const { data, error } = useQuery({
    queryKey: AMENDMENT,
    queryFn: () => call(routes.readAmendment, {}),
    refetchInterval: REFRESH_MS,
  })
  const isFirst =
    data !== undefined && (editing === null || (data.version > editing.base.version && isUntouched(editing)))
  useEffect(() => {
    // Where nothing was typed there is nothing to keep.
    if (isFirst) setEditing(begun(data))
  }, [isFirst, data, setEditing])
  return (
    <>
      <Problem error={error} />
      {data === undefined || editing === null ? (
        error === null ? (
          <p role="status">{t('operation.reading')}</p>
        ) : null
      ) : (
        <OperationForm
          editing={editing}
          current={data}
          onChange={setEditing}
          onApplied={(base) => setEditing(begun(base))}
        />
      )}
    </>
  )
}
