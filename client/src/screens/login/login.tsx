import './login.css'
import { Health, routes } from '@jaga-jarak/shared/api.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { useSeat, useSession } from '../../live/use-session.ts'
import { fieldsOf } from '../../ui/fields.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Office } from '../../ui/office.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useChange } from '../../ui/use-change.ts'

/** `/login`: name and password; leads to the operator desk. */
export function Login() {
  return (
    <Office>
      <SignIn />
    </Office>
  )
}

function SignIn() {
  const { t } = useTranslation()
  const { viewer } = useSession()
  const sit = useSeat()
  const signIn = useChange(routes.signIn, { onDone: sit })
  if (viewer && viewer.role !== 'display') return <Navigate to="/console" replace />
  return (
    <main className="login">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const read = new FormData(event.currentTarget).get('password')
          const password = typeof read === 'string' ? read : ''
          signIn.mutate({ body: { name: fieldsOf(event.currentTarget)('name'), password } })
        }}
      >
        <h1>{t('login.title')}</h1>
        <Where />
        <TextInput name="name" label={t('login.name')} autoComplete="username" autoFocus required maxLength={80} />
        <PasswordInput
          name="password"
          label={t('login.password')}
          autoComplete="current-password"
          required
          maxLength={200}
        />
        <Problem error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {t('login.submit')}
        </Button>
        <LanguageSwitch />
      </form>
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
