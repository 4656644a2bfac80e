import { useTranslation } from 'react-i18next'
import { useNewVersion } from './use-new-version.ts'

/** Offers a new version; nobody is given one in the middle of a report. */
export function NewVersion() {
  const { t } = useTranslation()
  const take = useNewVersion()
  return take === null ? null : (
    <section className="new-version" role="status">
      <p>{t('field.version.ready')}</p>
      <button type="button" className="act" onClick={take}>
        {t('field.version.take')}
      </button>
    </section>
  )
}
