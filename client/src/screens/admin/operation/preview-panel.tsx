import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../../ui/problem.tsx'
import { SureButton } from '../../../ui/sure-button.tsx'
import { ApplyForm } from './apply-form.tsx'
import { changedSections } from './changed-sections.ts'
import { draftOf } from './draft.ts'
import { ChangedByBoth, ChangedByOther } from './meanwhile.tsx'
import type { Part } from './parts.ts'
import { PreviewEffect, ProblemList } from './preview-result.tsx'
import type { Base, Editing } from './use-editing.ts'
import type { Preview } from './use-preview.ts'

export type PreviewPanelProps = {
  editing: Editing
  /** as the server has it now */
  current: Base
  preview: Preview
  wasApplied: boolean
  linkTo: (part: Part) => string
  onChange: (editing: Editing) => void
  onApplied: (base: Base) => void
}

/** What is changed, what it would do, and, after exactly this was looked at, the button that makes it so. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { editing, current, preview, wasApplied, linkTo, onChange, onApplied } = props
  const { t } = useTranslation()
  const { base, draft, both } = editing
  const changed = changedSections(base.amendment, draft)
  const { seen, isFresh } = preview
  const isBehind = current.version > base.version
  if (changed.length === 0)
    return (
      <p className="empty" role="status">
        {t(wasApplied ? 'operation.applied' : 'operation.unchanged')}
      </p>
    )
  const discard = (): void => {
    preview.forget()
    onChange({ ...editing, draft: draftOf(base.amendment), reason: '', both: [] })
  }
  const isUndecided = changed.some((name) => both.includes(name))
  const reply = seen?.reply ?? null
  const isSound = isFresh && !isBehind && reply !== null && reply.problems.length === 0 && reply.inUse.length === 0
  return (
    <div className="entry">
      <h2>{t('operation.changes')}</h2>
      <ul data-changed="">
        {changed.map((name) => (
          <li key={name}>{t(`operation.section.${name}`)}</li>
        ))}
      </ul>
      {isBehind ? <ChangedByOther editing={editing} current={current} onChange={onChange} /> : null}
      <ChangedByBoth editing={editing} onChange={onChange} />
      <div className="entry-acts">
        <Button loading={preview.isPending} variant={isSound ? 'default' : 'filled'} onClick={preview.look}>
          {t('operation.preview')}
        </Button>
        <SureButton act={t('operation.discard')} of={t('operation.allOf')} isPending={false} onSure={discard} />
      </div>
      <Problem error={preview.error} />
      {seen !== null && !isFresh ? <p role="status">{t('operation.outdated')}</p> : null}
      {seen !== null && seen.problems.length > 0 ? <ProblemList linkTo={linkTo} /> : null}
      {isFresh && reply !== null && reply.problems.length === 0 ? <PreviewEffect reply={reply} /> : null}
      {isSound && !isUndecided ? <ApplyForm editing={editing} onChange={onChange} onApplied={onApplied} /> : null}
    </div>
  )
}
