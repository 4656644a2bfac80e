import './report.css'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LanguageSwitch } from './language-switch.tsx'

/** What a page of record is called, of which operation it is, and the way back. */
export function ReportHead({ title, operation }: { title: string; operation: Operation | undefined }) {
  const { t } = useTranslation()
  return (
    <header className="report-head">
      {operation?.exercise ? (
        <strong className="exercise" data-exercise="">
          {operation.exercise.name}
        </strong>
      ) : null}
      <h1>{title}</h1>
      <span className="operation">{operation?.name}</span>
      <nav aria-label={t('trail.back')}>
        <Button component={Link} to="/console" variant="subtle" size="compact-sm">
          {t('trail.back')}
        </Button>
        <LanguageSwitch />
      </nav>
    </header>
  )
}
