import { useTranslation } from 'react-i18next'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { NewVersion } from './new-version.tsx'
import { SIGN_IN } from './sign-in.ts'

/** Before anybody reports with this phone: who they are must have been known once. */
export function FieldDoor() {
  const { t } = useTranslation()
  const { viewer, isSignedIn, isReached } = useFieldLine()
  const isAsking = viewer === undefined || (viewer === null && isSignedIn === null && isReached)
  return (
    <main className="field field-door">
      <NewVersion />
      <h1>{t('field.door.title')}</h1>
      {isAsking ? <p role="status">{t('field.opening')}</p> : null}
      {viewer ? (
        <>
          <p role="alert">{t('field.door.notForYou')}</p>
          <a className="big" href="/console">
            {t('field.door.other')}
          </a>
        </>
      ) : null}
      {viewer === null && !isAsking ? (
        <>
          <p>{t('field.door.why')}</p>
          {isReached ? null : <p role="alert">{t('field.door.noNetwork')}</p>}
          <a className="big" href={SIGN_IN}>
            {t('field.door.signIn')}
          </a>
        </>
      ) : null}
    </main>
  )
}
