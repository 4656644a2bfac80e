import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changedSections, rebased, type SectionName } from './changed-sections.ts'
import { draftOf } from './draft.ts'
import type { Base, Editing } from './use-editing.ts'

type MeanwhileProps = { editing: Editing; onChange: (editing: Editing) => void }

/** Somebody else has changed the operation: what was typed here stays, and goes on from what they made of it. */
export function ChangedByOther({ editing, current, onChange }: MeanwhileProps & { current: Base }) {
  const { t } = useTranslation()
  const takeUp = (): void => {
    const { draft, both } = rebased(editing.base.amendment, editing.draft, current.amendment)
    onChange({ ...editing, base: current, draft, both: [...new Set([...editing.both, ...both])] })
  }
  return (
    <section className="meanwhile" role="alert">
      <h3>{t('operation.changedByOther')}</h3>
      <p>{t('operation.changedByOtherWhy')}</p>
      <Button onClick={takeUp}>{t('operation.takeUp')}</Button>
    </section>
  )
}

/** What two people have changed otherwise: nothing of it is applied before somebody has chosen. */
export function ChangedByBoth({ editing, onChange }: MeanwhileProps) {
  const { t } = useTranslation()
  const { base, draft, both } = editing
  const open = changedSections(base.amendment, draft).filter((name) => both.includes(name))
  if (open.length === 0) return null
  const decide = (name: SectionName, next: Partial<Editing>): void =>
    onChange({ ...editing, ...next, both: both.filter((it) => it !== name) })
  return (
    <section className="meanwhile" role="alert">
      <p>{t('operation.both')}</p>
      {open.map((name) => (
        <div key={name} className="entry-acts">
          <b>{t(`operation.section.${name}`)}</b>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => decide(name, { draft: { ...draft, [name]: draftOf(base.amendment)[name] } })}
          >
            {t('operation.takeTheirs')}
            <span className="unseen"> {t(`operation.section.${name}`)}</span>
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => decide(name, {})}>
            {t('operation.keepMine')}
            <span className="unseen"> {t(`operation.section.${name}`)}</span>
          </Button>
        </div>
      ))}
    </section>
  )
}
