import './privacy.css'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router'
import { useSession } from '../../live/use-session.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Office } from '../../ui/office.tsx'
import { Problem } from '../../ui/problem.tsx'
import { RetentionPanel } from './retention-panel.tsx'

/** `/privacy/retention`: what is past its time, for administrators. */
export function Retention() {
  return (
    <Office>
      <Door />
    </Office>
  )
}

function Door() {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  if (viewer === null) return <Navigate to="/login" replace />
  const isTheirs = viewer !== undefined && viewer.reach === null && mayCall(viewer.role, 'previewRetention')
  return (
    <main className="privacy">
      <nav className="privacy-bar">
        <Link className="quiet-link" to="/privacy">
          {t('privacy.retention.back')}
        </Link>
        <span />
        <LanguageSwitch />
      </nav>
      <h1>{t('privacy.retention.title')}</h1>
      <Problem error={error} />
      {viewer === undefined ? null : isTheirs ? <RetentionPanel /> : <p>{t('privacy.retention.notYours')}</p>}
    </main>
  )
}
