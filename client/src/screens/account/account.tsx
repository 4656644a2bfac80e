import './account.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router'
import { call } from '../../live/api.ts'
import { useSession } from '../../live/use-session.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Office } from '../../ui/office.tsx'
import { PasswordForm } from '../../ui/password-form.tsx'
import { Problem } from '../../ui/problem.tsx'
import { FactorPart } from './factor-part.tsx'
import { OwnNotifications } from './own-notifications.tsx'
import { OWN_SESSIONS, OwnSessions } from './own-sessions.tsx'

/** `/account`: the own password, second factor, notifications and sessions. */
export function Account() {
  return (
    <Office>
      <Own />
    </Office>
  )
}

function Own() {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  if (viewer === undefined) return <Problem error={error} />
  if (viewer === null || viewer.role === 'display' || viewer.due !== null) return <Navigate to="/login" replace />
  return (
    <main className="account">
      <header>
        <h1>{t('account.title')}</h1>
        <p>
          <b>{viewer.name}</b> · {viewer.duty} · {t(`role.${viewer.role}`)}
        </p>
        <nav>
          <Link to="/console">{t('account.back')}</Link>
          <LanguageSwitch />
        </nav>
      </header>
      <WaysIn />
      <OwnNotifications viewer={viewer} />
      <OwnSessions />
    </main>
  )
}

const KEY = ['ownAccount']

/** Password and second factor, one form at a time, and what became of the last one. */
function WaysIn() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { data: account, error } = useQuery({ queryKey: KEY, queryFn: () => call(routes.readOwnAccount, {}) })
  const [part, setPart] = useState<'password' | 'factor' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const open = (next: 'password' | 'factor') => (): void => {
    setPart(next)
    setSaid(null)
  }
  // Either change ends sessions, too.
  const done = async (what: string): Promise<void> => {
    const changed = [KEY, OWN_SESSIONS].map((queryKey) => queries.invalidateQueries({ queryKey }))
    await Promise.all(changed)
    setPart(null)
    setSaid(what)
  }
  if (account === undefined)
    return error === null ? <p role="status">{t('account.loading')}</p> : <Problem error={error} />
  return (
    <>
      {said === null ? null : <p role="status">{said}</p>}
      <section aria-label={t('login.password')}>
        <h2>{t('login.password')}</h2>
        {account.hasPassword ? null : <p>{t('account.noPassword')}</p>}
        {!account.hasPassword ? null : part === 'password' ? (
          <PasswordForm onDone={() => void done(t('account.passwordChanged'))} />
        ) : (
          <Button variant="default" onClick={open('password')}>
            {t('account.changePassword')}
          </Button>
        )}
      </section>
      <section aria-label={t('account.factor')}>
        <h2>{t('account.factor')}</h2>
        {account.hasPassword ? (
          <FactorPart
            account={account}
            isOpen={part === 'factor'}
            onOpen={open('factor')}
            onDone={(what) => void done(what)}
          />
        ) : (
          <p data-factor="provider">{t('account.factorOfProvider')}</p>
        )}
      </section>
    </>
  )
}
