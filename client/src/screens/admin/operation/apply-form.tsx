import { routes } from '@jaga-jarak/shared/api.ts'
import { Button, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { AMENDMENT } from './amendment-query.ts'
import { readDraft } from './problems-in.ts'
import type { Base, Editing } from './use-editing.ts'

export type ApplyFormProps = { editing: Editing; onChange: (editing: Editing) => void; onApplied: (base: Base) => void }

/** Makes the change that was previewed, for a reason. The reason is kept with the draft until it is stored. */
export function ApplyForm({ editing, onChange, onApplied }: ApplyFormProps) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const before = picture.operation
  const apply = useChange(routes.changeOperation, {
    isShown: ({ operation }) => operation !== before,
    refreshes: AMENDMENT,
    onDone: onApplied,
  })
  const { base, draft, reason } = editing
  const send = (): void => {
    const read = readDraft(draft)
    if ('amendment' in read) apply.mutate({ body: { amendment: read.amendment, version: base.version, reason } })
  }
  return (
    <form
      className="entry"
      aria-label={t('operation.applyTo')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!apply.isPending) send()
      }}
    >
      <h3>{t('operation.applyTo')}</h3>
      <p>{t('operation.applyWhy')}</p>
      <Textarea
        label={t('operation.reason')}
        description={t('operation.reasonHint')}
        required
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => onChange({ ...editing, reason: event.currentTarget.value })}
      />
      <Problem error={apply.error} says={{ changedMeanwhile: t('operation.changedByOther') }} />
      <div className="entry-acts">
        <Button type="submit" loading={apply.isPending}>
          {t('operation.apply')}
        </Button>
      </div>
    </form>
  )
}
