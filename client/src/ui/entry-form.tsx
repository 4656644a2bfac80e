import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldsOf } from './fields.ts'
import { Problem } from './problem.tsx'

export type EntryFormProps = {
  title: string
  /** what the button says; "save" when left out */
  submit?: string
  error: Error | null
  isPending: boolean
  onSubmit: (read: (name: string) => string) => void
  onCancel?: () => void
  children?: React.ReactNode
}

/** A form that keeps what was entered until it is stored: a refusal or a lost network takes nothing away. */
export function EntryForm({ title, submit, error, isPending, onSubmit, onCancel, children }: EntryFormProps) {
  const { t } = useTranslation()
  return (
    <form
      className="entry"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        if (isPending) return
        onSubmit(fieldsOf(form))
        // The button of a long form is far below the field that is wrong.
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      }}
    >
      <h2>{title}</h2>
      {children}
      <Problem error={error} />
      <div className="entry-acts">
        <Button type="submit" loading={isPending}>
          {submit ?? t('console.save')}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {t('console.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
