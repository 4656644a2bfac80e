import './account.css'
import { type Reply, type Routes, routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router'
import { call } from '../../live/api.ts'
import { useSession } from '../../live/use-session.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { fieldsOf } from '../../ui/fields.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Office } from '../../ui/office.tsx'
import { PasswordForm } from '../../ui/password-form.tsx'
import { Problem } from '../../ui/problem.tsx'
import { CodeField, SecondFactorForm } from '../../ui/second-factor-form.tsx'
import { useBrowserText } from '../../ui/use-browser-text.ts'
import { useChange } from '../../ui/use-change.ts'

/** `/account`: the own password, second factor and sessions. */
export function Account() {
  return (
    <Office>
      <Own />
    </Office>
  )
}

type Part = 'password' | 'secondFactor' | 'removeFactor'

function Own() {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  const [part, setPart] = useState<Part | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  if (viewer === undefined) return <Problem error={error} />
  if (viewer === null || viewer.role === 'display' || viewer.due !== null) return <Navigate to="/login" replace />
  const done = (what: string) => (): void => {
    setPart(null)
    setSaid(what)
  }
  const choose = (next: Part) => (): void => {
    setPart(next)
    setSaid(null)
  }
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
      {said === null ? null : <p role="status">{said}</p>}
      <section aria-label={t('login.password')}>
        <h2>{t('login.password')}</h2>
        {part === 'password' ? (
          <PasswordForm onDone={done(t('account.passwordChanged'))} />
        ) : (
          <Button variant="default" onClick={choose('password')}>
            {t('account.changePassword')}
          </Button>
        )}
      </section>
      <section aria-label={t('account.factor')}>
        <h2>{t('account.factor')}</h2>
        {part === 'secondFactor' ? (
          <SecondFactorForm onDone={done(t('account.factorSet'))} />
        ) : part === 'removeFactor' ? (
          <RemoveFactor onDone={done(t('account.factorRemoved'))} />
        ) : (
          <div className="entry-acts">
            <Button variant="default" onClick={choose('secondFactor')}>
              {t('account.factorBegin')}
            </Button>
            <Button variant="subtle" onClick={choose('removeFactor')}>
              {t('account.factorRemove')}
            </Button>
          </div>
        )}
      </section>
      <Sessions />
    </main>
  )
}

function RemoveFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const remove = useChange(routes.removeSecondFactor, { onDone })
  return (
    <form
      className="entry"
      aria-label={t('account.factorRemove')}
      onSubmit={(event) => {
        event.preventDefault()
        remove.mutate({ body: { code: fieldsOf(event.currentTarget)('code') } })
      }}
    >
      <CodeField label={t('account.code')} />
      <Problem
        error={remove.error}
        says={{
          wrongCredentials: t('account.wrongCode'),
          notFound: t('account.noFactor'),
          notAllowed: t('account.factorNeeded'),
        }}
      />
      <div className="entry-acts">
        <Button type="submit" loading={remove.isPending}>
          {t('account.factorRemove')}
        </Button>
      </div>
    </form>
  )
}

const KEY = ['ownSessions']
type Held = Reply<Routes['listOwnSessions']>['sessions'][number]

function Sessions() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => call(routes.listOwnSessions, {}) })
  const { data: operation } = useQuery({ queryKey: ['operation'], queryFn: () => call(routes.readOperation, {}) })
  return (
    <section aria-label={t('account.sessions')}>
      <h2>{t('account.sessions')}</h2>
      <p className="hint">{t('account.sessionsWhat')}</p>
      <Problem error={error} />
      <ul className="own-sessions">
        {operation === undefined
          ? null
          : data?.sessions.map((session) => <OwnSession key={session.id} session={session} zone={operation.zone} />)}
      </ul>
    </section>
  )
}

function OwnSession({ session, zone }: { session: Held; zone: Operation['zone'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const end = useChange(routes.endOwnSession, { refreshes: KEY })
  const { moment } = createFormat(language, zone)
  const browserText = useBrowserText()
  return (
    <li data-session-id={session.id}>
      <span>
        <b>{browserText(session.agent)}</b>
        <small>
          {t('account.opened', { time: `${moment(session.openedAt)} ${zone.label}`, address: session.address })} ·{' '}
          {t('account.seen', { time: `${moment(session.seenAt)} ${zone.label}` })}
        </small>
        <Problem error={end.error} />
      </span>
      {session.isThisOne ? (
        <span>{t('account.thisOne')}</span>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { sessionId: session.id } })}
        >
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
