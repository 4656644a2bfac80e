import './privacy.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../live/api.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Office } from '../../ui/office.tsx'
import { Problem } from '../../ui/problem.tsx'
import { chooseTheme, useTheme } from '../../ui/use-theme.ts'
import { HowLong } from './how-long.tsx'
import { WhoSees } from './who-sees.tsx'

/** `/privacy`: what is held on people, for anybody to read without signing in. */
export function Privacy() {
  return (
    <Office>
      <PrivacyPage />
    </Office>
  )
}

export const PRIVACY_FIGURES = ['privacy'] as const

const WHAT = ['carried', 'notPeople', 'device', 'accounts', 'reports', 'outside'] as const
const RIGHTS = ['copy', 'correct', 'erase', 'withdraw', 'complain'] as const

function PrivacyPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: PRIVACY_FIGURES, queryFn: () => call(routes.readPrivacy, {}) })
  return (
    <main className="privacy">
      <PrivacyBar />
      <h1>{t('privacy.title')}</h1>
      <p className="lead">{t('privacy.lead', { operation: data?.operation ?? 'Jaga Jarak' })}</p>
      <p className="law">{t('privacy.law')}</p>
      <Problem error={error} />
      <h2>{t('privacy.what.title')}</h2>
      <ul>
        {WHAT.map((key) => (
          <li key={key}>{t(`privacy.what.${key}`)}</li>
        ))}
      </ul>
      <h2>{t('privacy.why.title')}</h2>
      <p>{t('privacy.why.text')}</p>
      <WhoSees />
      {data === undefined ? null : <HowLong privacy={data} />}
      <h2>{t('privacy.rights.title')}</h2>
      <ul>
        {RIGHTS.map((key) => (
          <li key={key}>{t(`privacy.rights.${key}`)}</li>
        ))}
      </ul>
      <h2>{t('privacy.ask.title')}</h2>
      {data?.contact == null ? (
        <p>{t('privacy.ask.none')}</p>
      ) : (
        <p>
          {t('privacy.ask.contact')} <b className="contact">{data.contact}</b>
        </p>
      )}
      <p>{t('privacy.ask.say')}</p>
    </main>
  )
}

function PrivacyBar() {
  const { t } = useTranslation()
  const other = useTheme() === 'light' ? 'dark' : 'light'
  return (
    <nav className="privacy-bar">
      <Link className="quiet-link" to="/login">
        {t('privacy.signIn')}
      </Link>
      <span />
      <LanguageSwitch />
      <Button variant="subtle" size="compact-sm" onClick={() => chooseTheme(other)}>
        {t(`console.theme.${other}`)}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => window.print()}>
        {t('privacy.print')}
      </Button>
    </nav>
  )
}
