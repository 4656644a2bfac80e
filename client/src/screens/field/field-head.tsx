import { useTranslation } from 'react-i18next'
import { LANGUAGES, speak, useLanguage } from '../../text/language.ts'
import { chooseTheme, useTheme } from '../../ui/use-theme.ts'
import { useOfficer } from './field-context.ts'
import { useView } from './use-view.ts'

const NAME = { id: 'Bahasa Indonesia', en: 'English' } as const

/** Which operation, whose phone, in which language and light; in the middle of a report no more than the first. */
export function FieldHead() {
  const { t } = useTranslation()
  const { viewer, operation } = useOfficer()
  const language = useLanguage()
  const { view } = useView()
  const other = useTheme() === 'light' ? 'dark' : 'light'
  return (
    <header className="field-head">
      {operation?.exercise ? <strong data-exercise="">{t('status.exercise')}</strong> : null}
      <div>
        <b>{operation?.name ?? 'Jaga Jarak'}</b>
        {view === 'home' ? (
          <span>
            {viewer.name} · {viewer.duty}
          </span>
        ) : null}
      </div>
      {view === 'home' ? (
        <nav aria-label={t('console.otherDesks')}>
          {LANGUAGES.filter((it) => it !== language).map((it) => (
            <button key={it} type="button" lang={it} onClick={() => void speak(it)}>
              {NAME[it]}
            </button>
          ))}
          <button type="button" onClick={() => chooseTheme(other)}>
            {t(`console.theme.${other}`)}
          </button>
          <a href="/account">{t('account.title')}</a>
        </nav>
      ) : null}
    </header>
  )
}
