import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { ContestsPart } from './contests-part.tsx'
import { PARTS, type Part, partOf } from './parts.ts'
import { PreviewPanel } from './preview-panel.tsx'
import type { FieldProblem } from './problems-in.ts'
import { RulesPart } from './rules-part.tsx'
import { SitesPart } from './sites-part.tsx'
import { type Base, DraftFormContext, type Editing } from './use-editing.ts'
import { usePreview } from './use-preview.ts'
import { VulnerabilityPart } from './vulnerability-part.tsx'

const FORMS = { rules: RulesPart, contests: ContestsPart, vulnerability: VulnerabilityPart, sites: SitesPart }
const linkTo = (part: Part): string => `?section=operation&part=${part}`

export type OperationFormProps = {
  editing: Editing
  current: Base
  onChange: (editing: Editing) => void
  onApplied: (base: Base) => void
}

/** One part of the operation at a time, and beside all of them what the change would do. */
export function OperationForm({ editing, current, onChange, onApplied }: OperationFormProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const [wasApplied, setApplied] = useState(false)
  const fields = useRef<HTMLElement>(null)
  const part = PARTS.find((it) => it === search.get('part')) ?? 'rules'
  const Fields = FORMS[part]

  /** To the first that is wrong, here if there is one. */
  const show = (problems: readonly FieldProblem[]): void => {
    const parts = problems.map(({ section }) => partOf(section))
    const [first = part] = parts
    if (!parts.includes(part)) setSearch(new URLSearchParams(linkTo(first)))
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const preview = usePreview(editing, show)
  const problems = preview.seen?.problems ?? []
  const change = (next: Editing): void => {
    setApplied(false)
    onChange(next)
  }
  return (
    <DraftFormContext
      value={{
        draft: editing.draft,
        set: (typed) => change({ ...editing, draft: { ...editing.draft, ...typed } }),
        problems,
      }}
    >
      <nav className="parts" aria-label={t('operation.parts')}>
        {PARTS.map((name) => {
          const wrong = problems.filter(({ section }) => partOf(section) === name).length
          return (
            <Link key={name} to={linkTo(name)} aria-current={name === part ? 'page' : undefined}>
              {t(`operation.part.${name}`)}
              {wrong === 0 ? null : <b> · {t('operation.wrongCount', { count: wrong })}</b>}
            </Link>
          )
        })}
      </nav>
      <div className="operation-parts">
        <section className="operation-fields" aria-label={t(`operation.part.${part}`)} ref={fields}>
          <Fields />
        </section>
        <aside>
          <PreviewPanel
            editing={editing}
            current={current}
            preview={preview}
            wasApplied={wasApplied}
            linkTo={linkTo}
            onChange={change}
            onApplied={(base) => {
              preview.forget()
              setApplied(true)
              onApplied(base)
            }}
          />
        </aside>
      </div>
    </DraftFormContext>
  )
}
