import './login.css'
import { Health, routes } from '@jaga-jarak/shared/api.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router'
import { ApiRefusal } from '../../live/api.ts'
import { useAskAgain, useEnded, useSeat, useSession } from '../../live/use-session.ts'
import { asTyped, fieldsOf } from '../../ui/fields.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Office } from '../../ui/office.tsx'
import { PasswordForm } from '../../ui/password-form.tsx'
import { Problem } from '../../ui/problem.tsx'
import { CodeField, SecondFactorForm } from '../../ui/second-factor-form.tsx'
import { useChange } from '../../ui/use-change.ts'
import { useSignOut } from '../../ui/use-sign-out.ts'
import { ProviderLink } from './provider-link.tsx'

/** `/login`: name and password, then what this person still owes; leads to the operator desk. */
export function Login() {
  return (
    <Office>
      <Step />
    </Office>
  )
}

function Step() {
  const { viewer } = useSession()
  if (!viewer || viewer.role === 'display') return <SignIn />
  if (viewer.due === null) return isForPhone(viewer) ? <LeaveForPhone /> : <Navigate to={deskOf(viewer)} replace />
  return <Due viewer={viewer} due={viewer.due} />
}

/** Officers work with their phones; whoever came from there goes back there. */
const isForPhone = ({ role }: Viewer): boolean =>
  role === 'field' || new URLSearchParams(window.location.search).get('to') === 'field'

/** Whoever only looks, looks at the whole. */
const deskOf = ({ role }: Viewer): string => (role === 'observer' ? '/province' : '/console')

/** Loads the phone's page anew: only then does its worker keep it for times without network. */
function LeaveForPhone() {
  useEffect(() => window.location.replace('/field'), [])
  return null
}

function SignIn() {
  const { t } = useTranslation()
  const sit = useSeat()
  const ended = useEnded()
  const signIn = useChange(routes.signIn, { onDone: sit })
  const { error } = signIn
  const isCodeWanted = signIn.variables?.body.code !== undefined || isRefusedAs(error, 'needsCode')
  return (
    <main className="login">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const password = asTyped(event.currentTarget, 'password')
          const field = fieldsOf(event.currentTarget)
          const code = field('code')
          signIn.mutate({ body: { name: field('name'), password, ...(code === '' ? {} : { code }) } })
        }}
      >
        <h1>{t('login.title')}</h1>
        <Where />
        {ended ? (
          <div className="ended" role="alert">
            <b>{t('login.ended')}</b>
            <p>{t('login.endedWhy')}</p>
          </div>
        ) : null}
        <TextInput name="name" label={t('login.name')} autoComplete="username" autoFocus required maxLength={80} />
        <PasswordInput
          name="password"
          label={t('login.password')}
          autoComplete="current-password"
          required
          maxLength={200}
        />
        {isCodeWanted ? <CodeField label={t('login.code')} /> : null}
        {isRefusedAs(error, 'needsCode') ? (
          <p role="status">{t('refusal.needsCode')}</p>
        ) : (
          <Problem error={error} says={isCodeWanted ? { wrongCredentials: t('login.wrongCode') } : {}} />
        )}
        <Button type="submit" loading={signIn.isPending}>
          {t('login.submit')}
        </Button>
        <ProviderLink />
        <LanguageSwitch />
      </form>
      <footer>
        <Link className="quiet-link" to="/privacy">
          {t('privacy.link')}
        </Link>
      </footer>
    </main>
  )
}

const isRefusedAs = (error: Error | null, code: string): boolean => error instanceof ApiRefusal && error.code === code

/** What must be done before anything else is shown. */
function Due({ viewer, due }: { viewer: Viewer; due: NonNullable<Viewer['due']> }) {
  const { t } = useTranslation()
  const askAgain = useAskAgain()
  const signOut = useSignOut()
  return (
    <main className="login" data-due={due}>
      <section>
        <h1>{t(`login.due.${due}`)}</h1>
        <p>{t('login.dueWhy', { name: viewer.name })}</p>
        {due === 'password' ? <PasswordForm onDone={askAgain} /> : <SecondFactorForm onDone={askAgain} />}
        <Button variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
          {t('console.signOut')}
        </Button>
        <LanguageSwitch />
      </section>
    </main>
  )
}

/** Asks again this often, so that the page that waits for somebody does not name yesterday's phase. */
const LOOK_EVERY_MS = 15_000

/** Which operation this is and in what phase, and that it is an exercise, before anybody signs in. */
function Where() {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: async () => Health.parse(await (await fetch('/healthz')).json()),
    refetchInterval: LOOK_EVERY_MS,
  })
  if (data === undefined) return null
  const phases = data.phases.map((phase) => t(`phase.${phase}`))
  return (
    <p className="where">
      {data.exercise ? <strong data-exercise="">{t('status.exercise')}</strong> : null}
      <b>{data.operation}</b>
      <span data-phases="">{phases.length === 0 ? t('status.beforeCalendar') : phases.join(' · ')}</span>
    </p>
  )
}
